from aiohttp_session import SimpleCookieStorage, setup


def readable(app):
    setup(app, SimpleCookieStorage(cookie_name="SHOP", httponly=False))  # want cookie-without-httponly


def unreadable(app):
    setup(app, SimpleCookieStorage(cookie_name="SHOP"))
