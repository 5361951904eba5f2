import os

SESSION_COOKIE_SECURE = False  # want cookie-without-secure


class DevelopmentConfig:
    SESSION_COOKIE_SECURE = False


class ProductionConfig:
    SESSION_COOKIE_SECURE = True


def configure(app):
    app.config["SESSION_COOKIE_SECURE"] = False  # want cookie-without-secure


def configure_well(app):
    app.config.update(SESSION_COOKIE_SECURE=True)


def configure_outside(app):
    app.config["SESSION_COOKIE_SECURE"] = os.environ.get("COOKIES", True)
