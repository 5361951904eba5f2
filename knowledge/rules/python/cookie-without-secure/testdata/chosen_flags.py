# profile: default
from aiohttp_session.cookie_storage import EncryptedCookieStorage
from starlette.applications import Starlette
from starlette.middleware.sessions import SessionMiddleware


def of_aiohttp(key):
    return EncryptedCookieStorage(key, cookie_name="shop", httponly=True, samesite="Lax")  # want cookie-without-secure


def of_aiohttp_whole(key):
    return EncryptedCookieStorage(key, cookie_name="shop", httponly=True, samesite="Lax", secure=True)


def of_aiohttp_plain(key):
    return EncryptedCookieStorage(key)


def of_aiohttp_options(key, **options):
    return EncryptedCookieStorage(key, samesite="Lax", **options)


def of_starlette(key):
    app = Starlette()
    app.add_middleware(SessionMiddleware, secret_key=key, same_site="strict")  # want cookie-without-secure
    return app


def of_starlette_whole(key):
    app = Starlette()
    app.add_middleware(SessionMiddleware, secret_key=key, same_site="strict", https_only=True)
    return app


def of_starlette_plain(key):
    app = Starlette()
    app.add_middleware(SessionMiddleware, secret_key=key)
    return app
