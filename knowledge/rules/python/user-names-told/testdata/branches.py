from flask import Flask, abort, flash, jsonify, redirect, request, session
from flask_login import current_user
from werkzeug.security import check_password_hash

from mails import send
from models import Member

app = Flask(__name__)


@app.post("/login")
def login():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member is None:
        abort(404)  # want user-names-told
    if not check_password_hash(member.secret, request.form["password"]):
        abort(401)
    session["member"] = member.id
    return redirect("/")


@app.post("/desk/login")
def desk_login():
    try:
        member = Member.get(username=request.form["username"])
    except Member.DoesNotExist:
        return jsonify(problem="never heard of you"), 401  # want user-names-told
    if not check_password_hash(member.secret, request.form["password"]):
        return jsonify(problem="that is not it"), 401
    return jsonify(ok=True)


@app.post("/pin/login")
def pin_login():
    member = Member.query.filter_by(email=request.form["email"]).first_or_404()  # want user-names-told
    if member.pin != request.form["pin"]:
        abort(401)
    return "ok"


@app.post("/app/login")
def app_login():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member is None:
        abort(401)
    if not check_password_hash(member.secret, request.form["password"]):
        abort(401)
    if not member.active:
        abort(403)
    return "ok"


@app.post("/forgot")
def forgot():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if not member:
        flash("We do not know that address")  # want user-names-told
        return redirect("/forgot")
    send(member)
    return redirect("/")


@app.post("/reset/start")
def reset_start():
    found = Member.mark(email=request.json["email"])
    if found == 0:
        return jsonify(error="unknown"), 404  # want user-names-told
    return jsonify(ok=True)


@app.post("/magic")
def magic():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member:
        send(member)
    return "If we know the address, a mail is on its way"


@app.post("/magic/quiet")
def magic_quiet():
    mail = request.form["email"]
    if not mail:
        return "an address, please", 400
    member = Member.query.filter_by(email=mail).first()
    if member is None:
        return redirect("/sent")
    send(member)
    return redirect("/sent")


@app.post("/mail")
def change_mail():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member is None:
        return "nobody has it", 404
    return current_user.name


@app.get("/reset/<token>")
def reset(token):
    member = Member.query.filter_by(reset_token=token).first()
    if member is None:
        return "this link is not valid any more", 404
    return "new password?"


@app.post("/key/forgot")
def forgot_key():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member is None:
        return {"message": "a mail is on its way"}
    send(member.email, "Your key", member.key)
    return {"message": "a mail is on its way"}


@app.post("/card/forgot")
def forgot_card():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member is None:
        return {"message": "nobody has this address"}  # want user-names-told
    send(member.email, "Your card", member.card)
    return {"message": "a mail is on its way"}


@app.post("/reset/confirm")
def confirm_reset():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member is None or not member.reset_code or member.reset_code != request.form["code"]:
        abort(400)
    if member.reset_late:
        abort(400)
    member.reset_code = None
    return ""


@app.post("/reset/start")
def start_reset():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member is None:
        return {"message": "no member"}, 400  # want user-names-told
    send(member.email, "Your code", member.reset_code)
    return ""
