from flask import Flask, request, session
from flask_limiter import Limiter
from flask_login import current_user, login_required
from flask_mail import Mail, Message

from models import Member
from texts import send_sms

app = Flask(__name__)
mail = Mail(app)
limiter = Limiter(lambda: request.remote_addr, app=app)


@app.post("/forgot")
def forgot():  # want mails-unlimited
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member:
        mail.send(Message("Reset", recipients=[member.email]))
    return "ok"


@app.post("/login/magic")
def magic():  # want mails-unlimited
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member:
        tell(member)
    return "ok"


@app.post("/otp")
def otp():  # want mails-unlimited
    send_sms(request.form["phone"], "1")
    return "ok"


def tell(member):
    mail.send(Message("Your link", recipients=[member.email]))


@app.post("/forgot/slow")
@limiter.limit("3 per hour")
def forgot_slow():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member:
        mail.send(Message("Reset", recipients=[member.email]))
    return "ok"


@app.post("/resend")
@login_required
def resend():
    mail.send(Message("Confirm", recipients=[current_user.email]))
    return "ok"


@app.post("/reset")
def reset():
    member = Member.by_token(request.form["token"])
    member.change(request.form["password"])
    return "ok"
