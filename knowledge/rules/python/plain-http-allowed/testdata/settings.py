SECURE_SSL_REDIRECT = False  # want plain-http-allowed
SECURE_HSTS_SECONDS = 0  # want plain-http-allowed


class Production:
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31536000


class DevelopmentSettings:
    SECURE_SSL_REDIRECT = False


def protect(app):
    from flask_talisman import Talisman

    Talisman(app, force_https=False)  # want plain-http-allowed


def protect_well(app):
    from flask_talisman import Talisman

    Talisman(app)


def redirect(request):
    return request.is_secure()


def seconds():
    return 0


def switch(settings):
    return settings.SECURE_SSL_REDIRECT


def other():
    return {"redirect": False}


def nothing():
    return None
