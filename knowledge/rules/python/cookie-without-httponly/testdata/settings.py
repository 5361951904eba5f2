import os

SESSION_COOKIE_HTTPONLY = False  # want cookie-without-httponly


class DevelopmentConfig:
    SESSION_COOKIE_HTTPONLY = False


class ProductionConfig:
    SESSION_COOKIE_HTTPONLY = True


def configure(app):
    app.config["SESSION_COOKIE_HTTPONLY"] = False  # want cookie-without-httponly


def configure_well(app):
    app.config.update(SESSION_COOKIE_HTTPONLY=True)


def configure_outside(app):
    app.config["SESSION_COOKIE_HTTPONLY"] = os.environ.get("COOKIES", True)
