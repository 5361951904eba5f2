# profile: default
import hmac
import os

from flask import Flask, request
from house.const import CONF_PASSWORD
from oauth.grants import GRANT_TYPE_PASSWORD, NO_PASSWORD

app = Flask(__name__)
ADMIN_PASSWORD = os.environ["ADMIN_PASSWORD"]
PASSWORD_FIELD = os.environ.get("PASSWORD_FIELD", "password")
MIN_PASSWORD = os.environ["MIN_PASSWORD"]


@app.route("/admin", methods=["POST"])
def admin():
    if request.form["password"] == ADMIN_PASSWORD:  # want timing-unsafe-comparison
        return "welcome"
    return "no"


@app.route("/basic")
def basic():
    auth = request.authorization
    if auth and auth.password != os.environ["BASIC_PASSWORD"]:  # want timing-unsafe-comparison
        return "no", 401
    return "welcome"


@app.route("/same", methods=["POST"])
def same():
    if hmac.compare_digest(request.form["password"], ADMIN_PASSWORD):
        return "welcome"
    return "no"


@app.route("/repeated", methods=["POST"])
def repeated():
    if request.form["password"] != request.form["password2"]:
        return "they differ"
    return "set"


@app.route("/field", methods=["POST"])
def field():
    if request.form["name"] == PASSWORD_FIELD:
        return "a field"
    return "none"


@app.route("/length", methods=["POST"])
def length():
    if request.form["length"] == MIN_PASSWORD:
        return "a length"
    return "none"


@app.route("/option", methods=["POST"])
def option():
    if request.form["option"] == CONF_PASSWORD:
        return "an option"
    return "none"


@app.route("/token", methods=["POST"])
def token():
    if request.form["grant_type"] == GRANT_TYPE_PASSWORD or request.form["kind"] == NO_PASSWORD:
        return "a grant"
    return "none"
