"""What a server prints to its standard error is its log."""
import sys
from sys import stderr

from flask import Flask, request

app = Flask(__name__)


@app.post("/login")
def login():
    user = request.form["user"]
    print("login of", user, file=sys.stderr)  # want log-injection
    print("refused: %s" % user, file=stderr)  # want log-injection
    print("refused: %r" % user, file=sys.stderr)
    print("refused:", len(user), file=sys.stderr)
    print("refused:", user.replace("\r", "").replace("\n", ""), file=sys.stderr)
    print("login of", user)
    print("login of", user, file=sys.stdout)
    return ""


@app.post("/login/to")
def login_to(out=None):
    print("login of", request.form["user"], file=out)
    return ""
