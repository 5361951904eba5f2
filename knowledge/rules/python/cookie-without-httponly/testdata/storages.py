"""Where sessions of aiohttp are kept."""
from aiohttp import web
from aiohttp_session import SimpleCookieStorage, setup
from aiohttp_session.redis_storage import RedisStorage


def readable(app: web.Application):
    setup(app, SimpleCookieStorage(cookie_name="OAK", httponly=False))  # want cookie-without-httponly


def readable_in_redis(app: web.Application, pool):
    setup(app, RedisStorage(pool, secure=True, httponly=False))  # want cookie-without-httponly


def default(app: web.Application, pool):
    setup(app, RedisStorage(pool, secure=True, samesite="Lax"))
