"""A state in which the program signs what is its own: nobody else decides where that leads."""
import jwt
from flask import Flask, redirect, request, session

app = Flask(__name__)


@app.get("/login")
def login():
    state = jwt.encode({"next": session["next"], "by": "form"}, app.secret_key, algorithm="HS256")
    return provider().authorize_redirect(state=state)


@app.get("/authorized")
def authorized():
    state = jwt.decode(request.args["state"], app.secret_key, algorithms=["HS256"])
    return redirect(state["next"])
