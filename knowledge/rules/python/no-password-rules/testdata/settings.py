AUTH_PASSWORD_VALIDATORS = []  # want no-password-rules


class Empty:
    AUTH_PASSWORD_VALIDATORS = []  # want no-password-rules


class Tuple:
    AUTH_PASSWORD_VALIDATORS = ()  # want no-password-rules


class Rules:
    AUTH_PASSWORD_VALIDATORS = [{"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator"}]


class TestSettings:
    AUTH_PASSWORD_VALIDATORS = []


def validators():
    return []


def configured(settings):
    return settings.AUTH_PASSWORD_VALIDATORS


def others():
    return {"VALIDATORS": []}


def a():
    return None


def b():
    return None


def c():
    return None
