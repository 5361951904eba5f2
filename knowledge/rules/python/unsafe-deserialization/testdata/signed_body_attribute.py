"""The same where the body is an attribute."""
import hashlib
import hmac
import os
import pickle

from sanic import Blueprint, text
from sanic.exceptions import Forbidden

KEY = os.environ["KEY"].encode()
bp = Blueprint("jobs")


@bp.post("/signed")
async def signed(request):
    code = hmac.new(KEY, request.body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(request.headers.get("x-signature", ""), code):
        raise Forbidden("bad signature")
    pickle.loads(request.body)
    return text("ok")


@bp.post("/unsigned")
async def unsigned(request):
    code = hmac.new(KEY, request.body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(request.headers.get("x-signature", ""), code):
        print("bad signature")
    pickle.loads(request.body)  # want unsafe-deserialization
    return text("ok")
