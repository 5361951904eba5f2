import json
import os
import secrets
import smtplib
import zipfile
from email.message import EmailMessage

import httpx
import redis.asyncio as redis
from quart import Quart, abort, jsonify, make_response, redirect, render_template_string, request, send_from_directory, session, websocket
from quart_auth import AuthUser, QuartAuth, current_user, login_required, login_user, logout_user

app = Quart(__name__)
app.secret_key = os.environ["FAIR_KEY"]
QuartAuth(app)
kv = redis.Redis(host=os.environ["REDIS"])
FILES = "/var/fair"


async def stall(number):
    raw = await kv.get(f"stall:{number}")
    if raw is None:
        abort(404)
    return json.loads(raw)


@app.post("/login")
async def login():  # want attempts-unlimited
    form = await request.form
    known = await kv.hget("passwords", form["name"])
    if known is None or known.decode() != form["password"]:  # want plaintext-password
        abort(401)
    login_user(AuthUser(form["name"]))
    return redirect("/")


@app.post("/register")
async def register():
    form = await request.form
    await kv.hset("passwords", form["name"], form["password"])  # want plaintext-password
    return redirect("/login")


@app.get("/stalls/<int:number>")
@login_required
async def show(number):
    s = await stall(number)  # want object-of-other-user
    return jsonify(s)


@app.get("/my/stalls/<int:number>")
@login_required
async def show_mine(number):
    s = await stall(number)
    if s["owner"] != current_user.auth_id:
        abort(403)
    return jsonify(s)


@app.put("/stalls/<int:number>")
@login_required
async def put(number):
    s = await stall(number)
    s.update(await request.get_json())  # want sensitive-field-writable
    await kv.set(f"stall:{number}", json.dumps(s))
    return jsonify(s)


@app.put("/my/stalls/<int:number>")
@login_required
async def put_mine(number):
    s = await stall(number)
    if s["owner"] != current_user.auth_id:
        abort(403)
    data = await request.get_json()
    s["title"] = str(data["title"])[:80]
    await kv.set(f"stall:{number}", json.dumps(s))
    return jsonify(s)


@app.get("/stalls/<int:number>/page")
async def page(number):
    s = await stall(number)
    return await render_template_string("<h1>{{ s.title }}</h1><div>{{ s.blurb|safe }}</div>", s=s)  # want stored-cross-site-scripting


@app.get("/stalls/<int:number>/page/safe")
async def page_safe(number):
    s = await stall(number)
    return await render_template_string("<h1>{{ s.title }}</h1><div>{{ s.blurb }}</div>", s=s)


@app.post("/tickets/<kind>")
@login_required
async def ticket(kind):
    left = int(await kv.get(f"left:{kind}") or 0)
    if left < 1:
        abort(409)
    await kv.set(f"left:{kind}", left - 1)  # want check-then-act
    return jsonify(ok=True)


@app.post("/tickets/<kind>/atomic")
@login_required
async def ticket_atomic(kind):
    if kind not in ("day", "week"):
        abort(404)
    if await kv.decr(f"left:{kind}") < 0:
        await kv.incr(f"left:{kind}")
        abort(409)
    return jsonify(ok=True)


@app.post("/contact")
async def contact():
    form = await request.form
    text = f"From: {form['mail']}\r\nTo: office@fair.example\r\nSubject: {form['subject']}\r\n\r\n{form['body']}"
    with smtplib.SMTP("localhost") as s:
        s.sendmail(form["mail"], ["office@fair.example"], text)  # want mail-header-injection
    return "thanks"


@app.post("/contact/safe")
async def contact_safe():
    form = await request.form
    m = EmailMessage()
    m["To"] = "office@fair.example"
    m["Subject"] = "Question"
    m.set_content(form["body"])
    with smtplib.SMTP("localhost") as s:
        s.send_message(m)
    return "thanks"


@app.get("/lang")
async def lang():
    answer = await make_response("ok")
    answer.headers["Set-Cookie"] = "lang=" + request.args["l"]  # want header-injection
    return answer


@app.get("/plan/<path:name>")
async def plan(name):
    return await send_from_directory(FILES, name)


@app.get("/plan")
async def plan_any():
    with open(FILES + "/" + request.args.get("name", "plan.txt")) as f:  # want path-traversal
        return f.read()


@app.post("/photos")
@login_required
async def photos():  # want csrf-protection-missing
    archive = (await request.files)["photos"]
    path = f"/tmp/{secrets.token_hex(8)}.zip"
    await archive.save(path)
    with zipfile.ZipFile(path) as z:
        for name in z.namelist():
            with open(os.path.join(FILES, name), "wb") as out:  # want path-traversal
                out.write(z.read(name))
    return "ok"


@app.post("/hook")
@login_required
async def hook():
    data = await request.get_json()
    await kv.sadd("hooks", data["url"])
    return "ok"


@app.post("/announce")
@login_required
async def announce():
    async with httpx.AsyncClient() as c:
        for url in await kv.smembers("hooks"):
            await c.post(url.decode(), json={"text": "open"})  # want stored-request-forgery
    return "ok"


@app.post("/flush")
async def flush():  # want missing-authentication
    await kv.flushdb()
    return "ok"


@app.get("/logout")
async def logout():
    logout_user()
    return redirect("/")


@app.websocket("/ws")
async def ws():
    name = websocket.args.get("name")
    while True:
        data = await websocket.receive()
        await websocket.send(f"{name}: {data}")


@app.errorhandler(500)
async def crash(e):
    return str(e.original_exception), 500  # want exception-exposure


if __name__ == "__main__":
    app.run(debug=True)  # want debug-mode
