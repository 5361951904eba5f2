from flask import Flask, request
from flask_login import current_user, login_required

from storage import db, hashed

app = Flask(__name__)


@app.post("/gate")
@login_required
def gate_pin():
    current_user.gate_pin_hash = hashed(request.form["pin"])  # opens a gate, and nobody logs in by it
    db.session.commit()
    return ""


@app.post("/pin")
@login_required
def login_pin():
    current_user.pin_hash = hashed(request.form["pin"])  # want password-change-unverified
    db.session.commit()
    return ""
