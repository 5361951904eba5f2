import asyncio
import os
import random
import string
from functools import wraps

import bcrypt
import jwt
from bson import ObjectId
from motor.motor_asyncio import AsyncIOMotorClient
from sanic import Sanic, response
from sanic.exceptions import Forbidden, NotFound, Unauthorized

app = Sanic("polls")
app.config.REQUEST_MAX_SIZE = 500_000_000
SIGNING = "polls-signing-key-2022"  # want hard-coded-credential


@app.before_server_start
async def connect(app):
    app.ctx.db = AsyncIOMotorClient(os.environ["MONGO"]).polls


def voter(handler):
    @wraps(handler)
    async def run(request, *args, **kwargs):
        try:
            claims = jwt.decode(request.token, SIGNING, algorithms=["HS256"])
        except jwt.InvalidTokenError:
            raise Unauthorized("no")
        request.ctx.voter = await request.app.ctx.db.voters.find_one({"_id": ObjectId(claims["id"])})
        return await handler(request, *args, **kwargs)
    return run


@app.post("/login")
async def login(request):  # want attempts-unlimited
    doc = await request.app.ctx.db.voters.find_one({"mail": request.json["mail"], "password": request.json["password"]})  # want nosql-injection plaintext-password
    if not doc:
        raise Unauthorized("no")
    return response.json({"token": jwt.encode({"id": str(doc["_id"]), "boss": doc.get("boss")}, SIGNING)})  # want token-never-expires


@app.post("/login/safe")
async def login_safe(request):
    doc = await request.app.ctx.db.voters.find_one({"mail": str(request.json["mail"])})
    if not doc or doc.get("failures", 0) > 4:
        raise Unauthorized("no")
    if not bcrypt.checkpw(request.json["password"].encode(), doc["hash"]):
        await request.app.ctx.db.voters.update_one({"_id": doc["_id"]}, {"$inc": {"failures": 1}})
        raise Unauthorized("no")
    return response.json({"ok": True})


@app.post("/join")
async def join(request):
    body = dict(request.json)
    done = await request.app.ctx.db.voters.insert_one(body)  # want plaintext-password attribute-injection
    return response.json({"id": str(done.inserted_id)})


@app.post("/join/safe")
async def join_safe(request):
    body = request.json
    done = await request.app.ctx.db.voters.insert_one({"mail": str(body["mail"]), "hash": bcrypt.hashpw(body["password"].encode(), bcrypt.gensalt()), "boss": False})
    return response.json({"id": str(done.inserted_id)})


@app.get("/polls/<pid>")
@voter
async def poll(request, pid):
    doc = await request.app.ctx.db.polls.find_one({"_id": ObjectId(pid)})
    return response.json({"title": doc["title"], "options": doc["options"]})


@app.put("/polls/<pid>")
@voter
async def poll_change(request, pid):
    await request.app.ctx.db.polls.update_one({"_id": ObjectId(pid)}, {"$set": request.json})  # want object-of-other-user attribute-injection
    return response.empty()


@app.put("/mypolls/<pid>")
@voter
async def poll_change_own(request, pid):
    done = await request.app.ctx.db.polls.update_one({"_id": ObjectId(pid), "owner": request.ctx.voter["_id"]}, {"$set": {"title": str(request.json["title"])}})
    if not done.matched_count:
        raise NotFound("no poll")
    return response.empty()


@app.delete("/polls/<pid>")
@voter
async def poll_drop(request, pid):
    await request.app.ctx.db.polls.delete_one({"_id": ObjectId(pid)})  # want object-of-other-user
    return response.empty()


@app.delete("/mypolls/<pid>")
@voter
async def poll_drop_own(request, pid):
    doc = await request.app.ctx.db.polls.find_one({"_id": ObjectId(pid)})
    if doc["owner"] != request.ctx.voter["_id"]:
        raise Forbidden("not yours")
    await request.app.ctx.db.polls.delete_one({"_id": doc["_id"]})
    return response.empty()


@app.get("/polls/<pid>/ballots")
@voter
async def ballots(request, pid):
    found = await request.app.ctx.db.ballots.find({"poll": pid, "owner": request.args.get("who")}).to_list(100)  # want object-of-other-user
    return response.json([{"choice": b["choice"]} for b in found])


@app.post("/polls/<pid>/vote")
@voter
async def vote(request, pid):
    db = request.app.ctx.db
    before = await db.ballots.find_one({"poll": pid, "owner": request.ctx.voter["_id"]})
    if before:
        raise Forbidden("once only")
    await asyncio.sleep(0)
    await db.ballots.insert_one({"poll": pid, "owner": request.ctx.voter["_id"], "choice": str(request.json["choice"])})  # want check-then-act
    return response.empty()


@app.post("/search")
async def search(request):
    found = await request.app.ctx.db.polls.find(request.json).to_list(50)  # want nosql-injection
    return response.json([d["title"] for d in found])


@app.get("/search/where")
async def where(request):
    word = request.args.get("w")
    found = await request.app.ctx.db.polls.find({"$where": f"this.title.includes('{word}')"}).to_list(50)  # want nosql-injection
    return response.json([d["title"] for d in found])


@app.get("/search/safe")
async def search_safe(request):
    word = request.args.get("w", "")
    found = await request.app.ctx.db.polls.find({"title": word}).to_list(50)
    return response.json([d["title"] for d in found])


@app.get("/search/pattern")
async def pattern(request):
    found = await request.app.ctx.db.polls.find({"title": {"$regex": request.args.get("w")}}).to_list(50)  # want regex-injection
    return response.json([d["title"] for d in found])


@app.get("/board")
async def board(request):
    rows = await request.app.ctx.db.polls.find({}).to_list(50)
    items = "".join("<li>%s</li>" % r["title"] for r in rows)
    return response.html("<ul>" + items + "</ul>")  # want stored-cross-site-scripting


@app.get("/admin/voters")
async def voters(request):  # want missing-authentication
    rows = await request.app.ctx.db.voters.find({}).to_list(None)
    for r in rows:
        r["_id"] = str(r["_id"])
    return response.json(rows)  # want password-column-in-response


@app.post("/admin/close/<pid>")
@voter
async def close(request, pid):  # want missing-authorization
    if request.json.get("role") != "boss":
        raise Forbidden("no")
    await request.app.ctx.db.polls.update_one({"_id": ObjectId(pid)}, {"$set": {"closed": True}})
    return response.empty()


@app.post("/admin/close-checked/<pid>")
@voter
async def close_checked(request, pid):
    if not request.ctx.voter.get("boss"):
        raise Forbidden("no")
    await request.app.ctx.db.polls.update_one({"_id": ObjectId(pid)}, {"$set": {"closed": True}})
    return response.empty()


@app.post("/forgot")
async def forgot(request):
    code = "".join(random.choice(string.digits) for _ in range(6))  # want weak-random
    await request.app.ctx.db.voters.update_one({"mail": str(request.json["mail"])}, {"$set": {"code": code}})
    return response.json({"code": code})  # want recovery-without-proof


@app.post("/reset")
async def reset(request):  # want attempts-unlimited
    doc = await request.app.ctx.db.voters.find_one({"mail": str(request.json["mail"]), "code": str(request.json["code"])})
    if doc:
        await request.app.ctx.db.voters.update_one({"_id": doc["_id"]}, {"$set": {"hash": bcrypt.hashpw(request.json["new"].encode(), bcrypt.gensalt())}})
    return response.empty()


@app.exception(Exception)
async def failed(request, exc):
    return response.json({"error": str(exc)}, status=500)  # want exception-exposure


@app.websocket("/live")
async def live(request, ws):
    while True:
        await ws.send(await ws.recv())


if __name__ == "__main__":
    app.run(host="0.0.0.0", port=8000, debug=True)  # want debug-mode
