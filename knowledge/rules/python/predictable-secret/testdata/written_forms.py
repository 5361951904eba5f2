"""What a function that is called a token gives, in one of the ways in which a UUID is written."""
import uuid

from aiohttp import web


def download_token():
    return uuid.uuid1().hex  # want predictable-secret


def reset_token():
    value = uuid.uuid1().urn  # want predictable-secret
    return value


def drawn_token():
    return uuid.uuid4().hex


def request_token():
    return uuid.uuid1().hex


async def grant(request):
    return web.json_response({"file": download_token()})


app = web.Application()
app.router.add_post("/grant", grant)
