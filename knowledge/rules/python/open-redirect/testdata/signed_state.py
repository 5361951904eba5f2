import jwt
from flask import Flask, redirect, request

app = Flask(__name__)


def read_state(state):
    return jwt.decode(state, app.secret_key, algorithms=["HS256"], audience="login")


@app.get("/signed")
def signed():
    uri = read_state(request.args["state"])["uri"]
    return redirect(uri + ("&" if "?" in uri else "?") + "done=1")


@app.get("/unsigned")
def unsigned():
    uri = request.args["uri"]
    return redirect(uri + ("&" if "?" in uri else "?") + "done=1")  # want open-redirect
