import uuid

from flask import Flask, g

app = Flask(__name__)


@app.post("/reader/key")
def reader_key():
    key = str(uuid.uuid1())  # want predictable-secret
    g.db.execute("UPDATE user SET feed_key = ?", (key,))
    return {"key": key}


@app.post("/reader/rotate")
def rotate_key():
    key = uuid.uuid1().hex  # want predictable-secret
    return {"key": key}


@app.post("/reader/drawn")
def new_key():
    key = uuid.uuid4().hex
    return {"key": key}


def cache_key(name):
    key = f"{name}:{uuid.uuid1()}"
    return key


def primary_key():
    key = uuid.uuid1()
    return key
