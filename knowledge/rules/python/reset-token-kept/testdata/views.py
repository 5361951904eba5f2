from datetime import timedelta

from flask import Flask, abort, g, request, session
from flask_login import current_user, login_required

from models import Member, Reset, db, now

app = Flask(__name__)


@app.post("/reset/<token>")
def reset(token):
    row = Reset.query.filter_by(token=token).first_or_404()  # want reset-token-kept
    row.member.set_password(request.form["password"])
    db.session.commit()
    return "ok"


@app.post("/recover")
def recover():
    member = Member.query.filter_by(recovery=request.form["code"]).first()  # want reset-token-kept
    if member is None:
        abort(404)
    member.password = request.form["password"]
    db.session.commit()
    return "ok"


@app.post("/old/reset")
def old_reset():
    row = g.db.execute("SELECT id FROM users WHERE reset_token = ?", (request.form["t"],)).fetchone()  # want reset-token-kept
    if row is None:
        abort(404)
    g.db.execute("UPDATE users SET password = ? WHERE id = ?", (request.form["password"], row["id"]))
    return "ok"


@app.post("/timed/<token>")
def timed(token):
    row = Reset.query.filter_by(token=token).first_or_404()
    if row.made < now() - timedelta(hours=1):
        abort(404)
    row.member.set_password(request.form["password"])
    db.session.commit()
    return "ok"


@app.post("/once/<token>")
def once(token):
    row = Reset.query.filter_by(token=token).first_or_404()
    row.member.set_password(request.form["password"])
    db.session.delete(row)
    db.session.commit()
    return "ok"


@app.post("/cleared")
def cleared():
    row = g.db.execute("SELECT id FROM users WHERE reset_token = ?", (request.form["t"],)).fetchone()
    g.db.execute("UPDATE users SET password = ?, reset_token = NULL WHERE id = ?", (request.form["password"], row["id"]))
    return "ok"


@app.post("/password")
@login_required
def change():
    row = Member.query.filter_by(key=current_user.key).first()
    if not row.check_password(request.form["old"]):
        abort(403)
    row.set_password(request.form["password"])
    return "ok"


@app.get("/share/<token>")
def share(token):
    return Reset.query.filter_by(token=token).first_or_404().title
