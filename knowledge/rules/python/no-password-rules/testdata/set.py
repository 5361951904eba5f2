from django.contrib.auth import get_user_model


def change(request, user):
    user.set_password(request.POST["word"])  # want no-password-rules
    user.save()


def give(user, word):
    user.set_password(word)  # want no-password-rules
    user.save()


def empty(user):
    user.set_password("")  # want no-password-rules
    user.save()


def none(user):
    user.set_password(None)
    user.save()


def unusable(user):
    user.set_unusable_password()


def number():
    return get_user_model().objects.count()
