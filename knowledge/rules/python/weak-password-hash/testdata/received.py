"""Passwords that come under another name, and hashes that are declared not to be for security."""
import hashlib
import json
from functools import partial

from flask import Flask, request

app = Flask(__name__)


@app.post("/login")
def login():
    entry = json.loads(request.data)["who"]
    password = entry
    return hashlib.md5(password.encode()).hexdigest()  # want weak-password-hash


@app.post("/sign-in")
def sign_in():
    password = request.form["value"]
    make = partial(hashlib.new, "md5")
    return make(password.encode()).hexdigest()  # want weak-password-hash


@app.post("/declared")
def declared():
    return hashlib.md5(request.form["password"].encode(), usedforsecurity=False).hexdigest()  # want weak-password-hash


@app.post("/etag")
def etag():
    page = request.form["value"]
    return hashlib.md5(page.encode(), usedforsecurity=False).hexdigest()


@app.post("/own")
def own():
    password = "count"
    return hashlib.md5(password.encode()).hexdigest()  # silent: nobody has typed it
