import hmac
import os
import random
import secrets
import zipfile

import requests
import yaml
from flask import Flask, request, session
from flask_limiter import Limiter
from flask_login import current_user, login_required
from werkzeug.security import check_password_hash

from models import Account, Coupon, db

app = Flask(__name__)
app.secret_key = os.environ["SECRET_KEY"]  # claim 798 refuted: Hard-coded secret key
app.config["SESSION_COOKIE_SECURE"] = True  # claim 614 refuted: Session cookie without the Secure flag
limiter = Limiter(app=app)


@app.route("/login", methods=["POST"])
@limiter.limit("5/minute")
def login():  # claim 307 refuted: login has no rate limit
    account = Account.query.filter_by(name=request.form["name"]).first()
    if account and check_password_hash(account.password, request.form["password"]):  # claim 256 refuted: Passwords are compared in plain text
        session["user"] = account.id
        return "ok"
    return "no", 401


@app.route("/delete/<int:key>", methods=["POST"])
@login_required
def delete(key):  # claim 306 refuted: delete() can be called without logging in
    Account.query.filter_by(id=key, owner=current_user.id).delete()
    return "", 204


@app.route("/drop/<int:key>", methods=["POST"])
def drop(key):  # claim 306 confirmed: Accounts can be deleted without logging in
    Account.query.filter_by(id=key).delete()
    return "", 204


@app.route("/hook", methods=["POST"])
def hook():
    if hmac.compare_digest(request.headers["X-Token"], app.secret_key):  # claim 208 refuted: Timing attack on the token
        return "", 204
    return "", 403


@app.route("/settings", methods=["POST"])
def settings():
    return str(yaml.safe_load(request.data))  # claim 502 refuted: Unsafe YAML deserialization


@app.route("/fetch")
def fetch():
    return requests.get("https://api.example.com/", timeout=3).text  # claim 295 refuted: TLS verification is switched off


@app.route("/token")
def token():
    return secrets.token_hex(16)  # claim 338 refuted: What token() makes can be guessed


@app.route("/weak-token")
def weak_token():
    token = str(random.random())  # claim 338 confirmed: The token can be guessed
    return token


@app.route("/redeem", methods=["POST"])
def redeem():
    coupon = Coupon.query.get(request.form["coupon"])
    if coupon.used < 1:  # claim 362 confirmed: Race condition between check and use of a coupon
        coupon.used += 1
        db.session.commit()
    return ""


@app.route("/redeem-locked", methods=["POST"])
def redeem_locked():
    coupon = Coupon.query.with_for_update().get(request.form["coupon"])
    if coupon.used < 1:  # claim 362 unproven: Race condition between check and use of a coupon
        coupon.used += 1
        db.session.commit()
    return ""


@app.route("/buy", methods=["POST"])
def buy():
    quantity = int(request.form["quantity"])  # claim 840 confirmed: A negative quantity is accepted
    return str(quantity * 3)


@app.route("/buy-some", methods=["POST"])
def buy_some():
    quantity = int(request.form["quantity"])  # claim 840 unproven: A negative quantity is accepted
    if quantity < 1:
        return "", 400
    return str(quantity * 3)


@app.route("/unpack", methods=["POST"])
def unpack():
    archive = zipfile.ZipFile(request.files["file"])  # claim 409 confirmed: A zip bomb fills the disk
    return str(len(archive.read(archive.namelist()[0])))


@app.route("/unpack-small", methods=["POST"])
def unpack_small():
    archive = zipfile.ZipFile(request.files["file"])  # claim 409 unproven: A zip bomb fills the disk
    if sum(i.file_size for i in archive.infolist()) > 1000000:
        return "", 413
    return str(len(archive.read(archive.namelist()[0])))


@app.route("/name", methods=["POST"])
def name():
    session["name"] = request.form["name"]  # claim 20 confirmed: The name is not validated
    return ""


@app.route("/short-name", methods=["POST"])
def short_name():
    if len(request.form["name"]) > 20:
        return "", 400
    session["name"] = request.form["name"]  # claim 20 unproven: The name is not validated
    return ""


if __name__ == "__main__":
    app.run(debug=False)  # claim 489 refuted: Debug mode is on
