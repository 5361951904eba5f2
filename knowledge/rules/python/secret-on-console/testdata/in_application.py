# profile: default
"""What a service prints is its log."""
from flask import Flask, abort, request
from storage import find_user

app = Flask(__name__)


@app.post("/login")
def login():
    name, pw = request.form["name"], request.form["password"]
    user = find_user(name, pw)
    if user is None:
        print("failed login", name, pw)  # want secret-on-console
        abort(401)
    print("login of", name)
    return "hello"
