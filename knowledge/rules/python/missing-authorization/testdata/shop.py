from functools import wraps

from flask import Flask, abort, jsonify, request, session

from storage import db

app = Flask(__name__)


def login_required(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if "user_id" not in session:
            abort(401)
        return view(*args, **kwargs)

    return inner


def admin_required(view):
    @wraps(view)
    def inner(*args, **kwargs):
        if session.get("role") != "admin":
            abort(403)
        return view(*args, **kwargs)

    return inner


@app.get("/admin/users")
@login_required
@admin_required
def users():
    return jsonify(db.users())


@app.post("/admin/users/<int:uid>/role")
@login_required
def set_role(uid):  # want missing-authorization
    db.execute("UPDATE users SET role = ? WHERE id = ?", (request.form["role"], uid))
    return "ok"


@app.get("/admin/report")
@login_required
def report():  # want missing-authorization
    return jsonify(db.report())


@app.post("/members/ban")
@login_required
def ban():  # want missing-authorization
    db.execute("UPDATE users SET banned = 1 WHERE id = ?", (request.form["uid"],))
    return "ok"


@app.post("/admin/refunds")
@login_required
def refunds():  # asks by itself
    if session["role"] not in ("admin", "clerk"):
        abort(403)
    db.execute("INSERT INTO refunds (amount) VALUES (?)", (request.form["amount"],))
    return "ok"


@app.post("/admin/notes")
@login_required
def notes():  # asks in what it calls
    require_role("admin")
    db.execute("DELETE FROM notes")
    return "ok"


def require_role(name):
    if session["role"] != name:
        abort(403)


@app.post("/account/name")
@login_required
def rename():
    db.execute("UPDATE users SET name = ? WHERE id = ?", (request.form["name"], session["user_id"]))
    return "ok"


class Member(db.Model):
    pass


@app.post("/members/<int:uid>/level")
@login_required
def level(uid):
    member = Member.query.get(uid)
    member.is_staff = request.form.get("staff") == "1"  # want missing-authorization
    db.commit()
    return "ok"


@app.post("/members/<int:uid>/level/checked")
@login_required
def checked_level(uid):
    require_role("admin")
    member = Member.query.get(uid)
    member.is_staff = request.form.get("staff") == "1"
    db.commit()
    return "ok"


@app.post("/members/<int:uid>/nickname")
@login_required
def nickname(uid):
    member = Member.query.get(uid)
    member.nickname = request.form["nickname"]
    db.commit()
    return "ok"


@app.post("/members")
def join():
    member = Member()
    member.is_staff = False
    db.add(member)
    return "ok"


@app.post("/members/<int:uid>/dismiss")
@login_required
def dismiss(uid):
    db.execute("UPDATE members SET is_admin = 0 WHERE id = ?", (uid,))  # want missing-authorization
    return "ok"


@app.get("/members/<int:uid>/seen")
@login_required
def seen(uid):
    db.execute("UPDATE members SET seen = 1 WHERE id = ? AND is_admin = 0", (uid,))
    return "ok"
