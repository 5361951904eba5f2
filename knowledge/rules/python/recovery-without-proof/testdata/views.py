from flask import Flask, abort, request
from flask_login import login_required

from mails import send_mail
from models import Clerk, Reset, db, hashed

app = Flask(__name__)


@app.get("/inside")
@login_required
def inside():
    return "ok"


@app.post("/forgot")
def forgot():
    clerk = Clerk.query.filter_by(name=request.form["name"], mail=request.form["mail"]).first()
    if clerk is None:
        abort(404)
    clerk.password = hashed(request.form["new"])  # want recovery-without-proof
    db.session.commit()
    return "ok"


@app.post("/password/reset")
def replace():
    clerk = Clerk.query.filter_by(mail=request.json["mail"]).first_or_404()
    clerk.set_password(request.json["password"])  # want recovery-without-proof
    db.session.commit()
    return "ok"


@app.post("/lost")
def lost_password():
    db.engine.execute("UPDATE clerk SET password = ? WHERE name = ?", (hashed(request.form["new"]), request.form["name"]))  # want recovery-without-proof
    return "ok"


@app.post("/forgot/mail")
def forgot_by_mail():
    clerk = Clerk.query.filter_by(name=request.form["name"]).first_or_404()
    send_mail(clerk.mail, "Call the office")  # safe: nothing is set
    return "ok"


@app.post("/reset/<token>")
def reset(token):
    row = Reset.query.filter_by(token=token, used=False).first_or_404()
    row.clerk.set_password(request.form["password"])  # safe: who asks has the token
    row.used = True
    db.session.commit()
    return "ok"


@app.post("/reset/by-code")
def reset_by_code():
    clerk = Clerk.query.filter_by(name=request.form["name"]).first_or_404()
    if not clerk.check_recovery_code(request.form["code"]):
        abort(403)
    clerk.set_password(request.form["password"])  # safe: who asks has the code
    db.session.commit()
    return "ok"


@app.post("/reset/mine")
@login_required
def reset_mine():
    clerk = Clerk.query.filter_by(name=request.form["name"]).first_or_404()
    clerk.set_password(request.form["password"])  # safe here: who asks has logged in, which is another question
    db.session.commit()
    return "ok"
