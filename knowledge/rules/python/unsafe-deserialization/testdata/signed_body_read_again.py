"""A body that is read once for its signature, and once more."""
import hashlib
import hmac
import os
import pickle

from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route

KEY = os.environ["KEY"].encode()


def signature(body):
    return hmac.new(KEY, body, hashlib.sha256).hexdigest()


async def signed(request):
    if not hmac.compare_digest(request.headers["x-signature"], hmac.new(KEY, await request.body(), hashlib.sha256).hexdigest()):
        return Response(status_code=403)
    request.app.state.jobs = pickle.loads(await request.body())
    return Response()


async def other(request):
    if not hmac.compare_digest(request.headers["x-signature"], hmac.new(KEY, await request.body(), hashlib.sha256).hexdigest()):
        return Response(status_code=403)
    request.app.state.jobs = pickle.loads(bytes.fromhex(request.headers["x-state"]))  # want unsafe-deserialization
    return Response()


async def unheeded(request):
    if not hmac.compare_digest(request.headers["x-signature"], hmac.new(KEY, await request.body(), hashlib.sha256).hexdigest()):
        print("bad signature")
    request.app.state.jobs = pickle.loads(await request.body())  # want unsafe-deserialization
    return Response()


app = Starlette(routes=[Route("/signed", signed), Route("/other", other), Route("/unheeded", unheeded)])
