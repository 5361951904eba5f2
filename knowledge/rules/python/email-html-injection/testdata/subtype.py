from django.core.mail import EmailMessage
from django.utils.html import escape


def greet(request):
    message = EmailMessage("Welcome", "<b>" + request.POST["name"] + "</b>", "shop@example.com", ["x@example.com"])
    message.content_subtype = "html"
    message.send()  # want email-html-injection


def later(request):
    message = EmailMessage("Welcome", "", "shop@example.com", ["x@example.com"])
    message.content_subtype = "html"
    message.body = f"<p>{request.POST['text']}</p>"
    message.send()  # want email-html-injection


def plain(request):
    message = EmailMessage("Welcome", "<b>" + request.POST["name"] + "</b>", "shop@example.com", ["x@example.com"])
    message.send()


def stays_plain(request):
    message = EmailMessage("Welcome", request.POST["name"], "shop@example.com", ["x@example.com"])
    message.content_subtype = "plain"
    message.send()


def escaped(request):
    message = EmailMessage("Welcome", "<b>" + escape(request.POST["name"]) + "</b>", "shop@example.com", ["x@example.com"])
    message.content_subtype = "html"
    message.send()
