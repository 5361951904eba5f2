import os

SESSION_COOKIE_SAMESITE = None  # want cookie-without-samesite


class DevelopmentConfig:
    SESSION_COOKIE_SAMESITE = None


class ProductionConfig:
    SESSION_COOKIE_SAMESITE = "Lax"


def configure(app):
    app.config["SESSION_COOKIE_SAMESITE"] = None  # want cookie-without-samesite


def configure_well(app):
    app.config.update(SESSION_COOKIE_SAMESITE="Lax")


def configure_outside(app):
    app.config["SESSION_COOKIE_SAMESITE"] = os.environ.get("COOKIES", "Lax")
