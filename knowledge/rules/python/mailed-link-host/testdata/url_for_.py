from flask import Flask, request, url_for

from flask_login import current_user, login_required
from mails import mailer
from models import Member

app = Flask(__name__)


@app.post("/forgot")
def forgot():
    member = Member.query.filter_by(email=request.form["email"]).first()
    if member:
        mailer.send(member.email, url_for("reset", token=member.new_token(), _external=True))  # want mailed-link-host
    return "ok"


@app.post("/welcome")
def welcome():
    mailer.send(request.form["email"], url_for("reset", token="x"))
    return "ok"


@app.post("/news")
def news():
    mailer.send(request.form["email"], url_for("index", _external=True))
    return "ok"


@app.get("/")
@login_required
def index():
    return current_user.email
