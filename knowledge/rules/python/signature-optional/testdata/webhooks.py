import hashlib
import hmac

from flask import Flask, abort, current_app, request
from models import store

app = Flask(__name__)


def expected():
    return hmac.new(current_app.config["HOOK"], request.get_data(), hashlib.sha256).hexdigest()


@app.post("/mail")
def mail():
    sig = request.headers.get("X-Mail-Signature")
    if sig and sig != expected():  # want signature-optional
        abort(403)
    store(request.get_json())
    return "ok"


@app.post("/parcel")
def parcel():
    sig = request.headers.get("X-Signature")
    if sig:
        if not hmac.compare_digest(sig, expected()):  # want signature-optional
            return "no", 403
    store(request.get_json())
    return "ok"


@app.post("/bank")
def bank():
    token = request.args.get("hook_token")
    if token and token != current_app.config["BANK_TOKEN"]:  # want signature-optional
        abort(401)
    store(request.get_json())
    return "ok"


@app.post("/sensor")
def sensor():
    key = request.args.get("api_key")
    if key is not None and key != current_app.config["SENSOR"]:
        abort(403)
    return "ok"


@app.post("/v2/mail")
def mail_v2():
    sig = request.headers.get("X-Mail-Signature")
    if not sig or not hmac.compare_digest(sig, expected()):
        abort(403)
    store(request.get_json())
    return "ok"


@app.post("/v2/parcel")
def parcel_v2():
    sig = request.headers.get("X-Signature")
    if sig and hmac.compare_digest(sig, expected()):
        store(request.get_json())
        return "ok"
    return "no", 403


@app.post("/find")
def find():
    word = request.form.get("word")
    if word and word != "all":
        abort(404)
    return "ok"
