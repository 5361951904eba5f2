from django.core.mail import EmailMessage, send_mail


def contact(request):
    subject = request.POST["subject"]
    send_mail(subject, "hello", None, ["us@example.com"])  # raises BadHeaderError at a line break
    message = EmailMessage(subject, "hello", to=[request.POST["to"]], headers={"Reply-To": request.POST["from"]})
    message.subject = subject
    message.send()
