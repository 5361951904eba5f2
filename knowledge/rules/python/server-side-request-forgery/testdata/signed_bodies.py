# A body that comes with a code which only who has the key can compute is that sender's, also what was read out of it before the check.
import hashlib
import hmac
import json

import aiohttp
from quart import Quart, Response, request

app = Quart(__name__)
SECRET = open("/etc/app/key").read()



async def fetch(event):
    async with aiohttp.ClientSession() as session:
        async with session.get(event["url"]) as answer:
            return answer.status


async def fetch_what_is_named(event):
    async with aiohttp.ClientSession() as session:
        async with session.get(event["url"]) as answer:  # want server-side-request-forgery
            return answer.status


@app.route("/read_before", methods=["POST"])
async def read_before():
    body = await request.get_data()
    event = json.loads(body.decode("utf-8"))
    stamp = request.headers.get("X-Stamp")
    base = f"v0:{stamp}:{body.decode('utf-8')}"
    code = "v0=" + hmac.new(SECRET.encode("utf-8"), base.encode("utf-8"), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(code, request.headers.get("X-Signature")):
        return Response("no", status=400)
    return {"status": await fetch(event)}


@app.route("/joined", methods=["POST"])
async def joined():
    body = await request.get_data()
    code = hmac.new(SECRET.encode(), b".".join([request.headers["X-Stamp"].encode(), body]), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(code, request.headers.get("X-Signature")):
        return Response("no", status=400)
    event = json.loads(body)
    async with aiohttp.ClientSession() as session:
        async with session.get(event["url"]) as answer:
            return {"status": answer.status}


@app.route("/key_of_everybody", methods=["POST"])
async def key_of_everybody():
    body = await request.get_data()
    event = json.loads(body.decode("utf-8"))
    base = f"v0:{body.decode('utf-8')}"
    code = hmac.new(b"key", base.encode("utf-8"), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(code, request.headers.get("X-Signature")):
        return Response("no", status=400)
    return {"status": await fetch_what_is_named(event)}


@app.route("/only_told", methods=["POST"])
async def only_told():
    body = await request.get_data()
    event = json.loads(body.decode("utf-8"))
    code = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(code, request.headers.get("X-Signature")):
        app.logger.warning("not signed")
    async with aiohttp.ClientSession() as session:
        async with session.get(event["url"]) as answer:  # want server-side-request-forgery
            return {"status": answer.status}


@app.route("/of_the_time", methods=["POST"])
async def of_the_time():
    body = await request.get_data()
    event = json.loads(body.decode("utf-8"))
    code = hmac.new(SECRET.encode(), request.headers["X-Stamp"].encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(code, request.headers.get("X-Signature")):
        return Response("no", status=400)
    async with aiohttp.ClientSession() as session:
        async with session.get(event["url"]) as answer:  # want server-side-request-forgery
            return {"status": answer.status}


@app.route("/refused_late", methods=["POST"])
async def refused_late():
    body = await request.get_data()
    event = json.loads(body)
    async with aiohttp.ClientSession() as session:
        async with session.get(event["url"]) as answer:  # want server-side-request-forgery
            status = answer.status
    code = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    if not hmac.compare_digest(code, request.headers.get("X-Signature")):
        return Response("no", status=400)
    return {"status": status}
