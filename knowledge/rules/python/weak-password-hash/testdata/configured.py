from django.conf import settings

HASHERS = [
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
    "django.contrib.auth.hashers.MD5PasswordHasher",
]


def configured_with_the_old_one_first():
    settings.configure(PASSWORD_HASHERS=HASHERS[::-1])  # want weak-password-hash


def configured():
    settings.configure(PASSWORD_HASHERS=HASHERS)
