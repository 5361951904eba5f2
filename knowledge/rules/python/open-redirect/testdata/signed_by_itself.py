"""A state that the program signs whatever a client put into it, and is led by afterwards."""
import jwt
from flask import Flask, redirect, request, url_for

app = Flask(__name__)


@app.get("/login/<provider>")
def login(provider):
    state = jwt.encode(request.args.to_dict(flat=False), app.secret_key, algorithm="HS256")
    return provider_of(provider).authorize_redirect(redirect_uri=url_for("authorized"), state=state)


@app.get("/authorized")
def authorized():
    state = jwt.decode(request.args["state"], app.secret_key, algorithms=["HS256"])
    return redirect(state["next"][0] or "/")  # want open-redirect


@app.get("/authorized/checked")
def authorized_checked():
    state = jwt.decode(request.args["state"], app.secret_key, algorithms=["HS256"])
    if not state["next"][0].startswith("/") or state["next"][0].startswith(("//", "/\\")):
        return redirect("/")
    return redirect(state["next"][0])
