from django.contrib.auth.password_validation import validate_password


def change(request, user):
    validate_password(request.POST["word"], user)
    user.set_password(request.POST["word"])
    user.save()
