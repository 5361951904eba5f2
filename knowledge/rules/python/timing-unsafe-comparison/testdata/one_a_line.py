# profile: default
import os

from flask import Flask, abort, request

app = Flask(__name__)
USER_TOKEN, ADMIN_TOKEN = os.environ["USER_TOKEN"], os.environ["ADMIN_TOKEN"]


@app.get("/orders")
def orders():
    if request.headers["X-Token"] != USER_TOKEN and request.headers["X-Token"] != ADMIN_TOKEN:  # want timing-unsafe-comparison
        abort(403)
    return {"orders": []}
