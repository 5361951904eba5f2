# profile: strict
import hashlib
import hmac

from flask import Flask, abort, request, session

app = Flask(__name__)


@app.post("/hook")
def hook():
    expected_signature = sign(request.data)
    if request.headers.get("X-Signature") != expected_signature:  # want timing-unsafe-comparison
        abort(403)
    return ""


def sign(data):
    return hmac.new(app.secret_key, data, hashlib.sha256).hexdigest()


@app.post("/direct")
def direct():
    mac = hmac.new(app.secret_key, request.data, hashlib.sha256)
    if mac.hexdigest() == request.headers["X-Mac"]:  # want timing-unsafe-comparison
        return "yes"
    return "no"


@app.get("/key")
def key():
    if request.args["key"] == app.config["API_KEY"]:  # want timing-unsafe-comparison
        return "yes"
    return "no"


@app.get("/csrf")
def csrf():
    token = session["csrf_token"]
    if not token or token != request.form.get("csrf"):  # want timing-unsafe-comparison
        abort(400)
    return ""


@app.post("/sound")
def sound():
    expected_signature = sign(request.data)
    if not hmac.compare_digest(request.headers.get("X-Signature", ""), expected_signature):
        abort(403)
    return ""


@app.post("/password")
def password():
    if request.form["password"] != request.form["password2"]:
        abort(400)
    return ""


@app.get("/page")
def page():
    next_token = request.args.get("next_token")
    if next_token == "" or request.args.get("mode") == "token":
        return "first"
    return ""


@app.get("/present")
def present():
    api_key = request.args.get("api_key")
    if api_key is None or api_key == "":
        abort(401)
    return ""


@app.get("/user")
def user():
    return "yes" if request.args["user"] == session["user"] else "no"


@app.post("/tokens")
def tokens():
    token = request.form["token"]
    return "same" if token == request.form["old"] else "other"


@app.post("/typed")
def typed():
    if session["mail_secret"] == request.form["otp"]:  # silent: typed once, by who has few tries
        return "yes"
    if request.form["answer"] == user.one_time_password:
        return "yes"
    if session["mail_secret"] == request.form["answer"]:  # want timing-unsafe-comparison
        return "yes"
    return "no"


RESET_URL_TOKEN = "set-password"


@app.get("/reset/<token>")
def reset(token):
    if token == RESET_URL_TOKEN:  # safe: a word that stands in every copy
        return "form"
    return "mail"


class DummyAuthentication:
    def allows(self):
        return request.headers["X-Token"] == self.token  # safe: nobody relies on it


class HeaderAuthentication:
    def allows(self):
        return request.headers["X-Token"] == self.token  # want timing-unsafe-comparison


_special_sig_key = "5f0dd2a1b7c44e0c9d7a64be31a3cf21"
special_asset_sig = "a7c2b0b95c1e4d3f8e6f0c4b2d917e58"


@app.post("/kinds")
def kinds():
    sig = request.json[_special_sig_key]
    if sig == special_asset_sig:  # safe: the mark of a kind stands in the source
        return "asset"
    if sig == app.config["special_sig"]:  # want timing-unsafe-comparison
        return "special"
    return "other"
