import os

ALLOWED_HOSTS = ["*"]  # want any-host-allowed


class ProductionSettings:
    ALLOWED_HOSTS = ["localhost", "*"]  # want any-host-allowed


class LocalSettings:
    ALLOWED_HOSTS = ["*"]


class Named:
    ALLOWED_HOSTS = ["www.example.com", ".example.org"]


def middleware(app):
    from starlette.applications import Starlette
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    app = Starlette()
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["*"])  # want any-host-allowed


def named(app):
    from starlette.applications import Starlette
    from starlette.middleware.trustedhost import TrustedHostMiddleware

    app = Starlette()
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["www.example.com"])


def hosts():
    return ["*"]


def from_environment():
    return {"ALLOWED_HOSTS": os.environ["HOSTS"].split(",")}


def other(settings):
    settings.hosts = ["*"]


def nothing():
    return []
