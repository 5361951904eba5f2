"""The address that a connection has asked is the program's own, however it is put together."""
from starlette.datastructures import URL
from starlette.responses import RedirectResponse


class Slashes:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        asked = dict(scope)
        asked["path"] = asked["path"] + "/"
        response = RedirectResponse(url=str(URL(scope=asked)))
        await response(scope, receive, send)


class Www:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        url = URL(scope=scope)
        response = RedirectResponse(url=str(url.replace(netloc="www." + url.netloc)))
        await response(scope, receive, send)


class Next:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        url = URL(scope["query_string"].decode())
        response = RedirectResponse(url=str(url))  # want open-redirect
        await response(scope, receive, send)
