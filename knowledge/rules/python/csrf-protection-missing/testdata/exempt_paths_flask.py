import hmac

from flask import Flask, abort, g, request, session
from flask_login import current_user, login_required

app = Flask(__name__)
EXEMPT = [
    "/email",  # want csrf-protection-missing
    "/api/status",
]


@app.before_request
def check_csrf():
    if request.method != "POST" or request.path in EXEMPT:
        return
    if not hmac.compare_digest(session.get("csrf", ""), request.form.get("csrf", "")):
        abort(400)


@app.post("/email")
@login_required
def email():
    g.db.execute("UPDATE user SET email = ? WHERE id = ?", (request.form["email"], current_user.id))
    return ""


@app.post("/name")
@login_required
def name():
    g.db.execute("UPDATE user SET name = ? WHERE id = ?", (request.form["name"], current_user.id))
    return ""


@app.post("/api/status")
def status():
    return {"ok": True}
