from aiohttp_session.cookie_storage import EncryptedCookieStorage
from pyramid.session import SignedCookieSessionFactory
from starlette.applications import Starlette
from starlette.middleware.sessions import SessionMiddleware

INSTALLED_APPS = ["django.contrib.sessions", "shop"]  # want session-cookie-default
ROOT_URLCONF = "shop.urls"
app = Starlette()


def starlette_default(key):
    app.add_middleware(SessionMiddleware, secret_key=key)  # want session-cookie-default


def starlette_secure(key):
    app.add_middleware(SessionMiddleware, secret_key=key, https_only=True)


def aiohttp_default(key):
    return EncryptedCookieStorage(key)  # want session-cookie-default


def aiohttp_secure(key):
    return EncryptedCookieStorage(key, secure=True, samesite="Lax")


def pyramid_default(key):
    return SignedCookieSessionFactory(key)  # want session-cookie-default


def pyramid_secure(key):
    return SignedCookieSessionFactory(key, secure=True, httponly=True)


def aiohttp_configured(key, options):
    return EncryptedCookieStorage(key, **options)


def nothing():
    return None
