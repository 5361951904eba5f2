from flask import Flask, request
from flask_login import login_required

app = Flask(__name__)


@app.post("/a")
@login_required
def first():
    return ""


@app.post("/b")
@login_required
def second():
    return ""


@app.post("/notes/<int:key>/drop")
def drop(key):  # want missing-authentication
    remove(key)
    return ""


@app.get("/notes/<int:key>")
def show(key):  # what is far below is not what the view is for
    return str(load(key))


def remove(key):
    store(key).delete()


def load(key):
    return read(key)


def read(key):
    return cached(key)


def cached(key):
    entry = store(key)
    if entry.old:
        entry.delete()
    return entry


def store(key): ...


@app.get("/notes/<int:key>/open")
def look_up(key):  # what answers GET may keep something on the way
    return str(seen(key))


@app.get("/notes/<int:key>/remove")
def remove_by_link(key):  # want missing-authentication
    store(key).delete()
    return ""


@app.route("/notes/size")
def get_size():  # its name says that it reads
    return str(seen(1))


@app.post("/notes/<int:key>/seen")
def mark(key):  # want missing-authentication
    return str(seen(key))


def seen(key):
    entry = store(key)
    entry.save()
    return entry
