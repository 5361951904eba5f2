# profile: default
# Checks that say what is wrong: not (this and that).
import os

from flask import Flask, abort, request

app = Flask(__name__)


def odd(name):
    return not (name.isascii() and name.isalnum())


def odd_or_short(name):
    return not (len(name) > 2 and name.isalnum() and name.isascii())


def hardly_odd(name):
    return not (name.isascii() or name.isalnum())


@app.post("/1")
def one():
    name = request.form["name"]
    if odd(name):
        return {}
    return {"code": os.system("tar czf /backups/%s.tgz /srv/data" % name)}


@app.post("/2")
def two():
    name = request.form["name"]
    if odd_or_short(name):
        abort(400)
    return {"code": os.system("tar czf /backups/%s.tgz /srv/data" % name)}


@app.post("/3")
def three():
    name = request.form["name"]
    if hardly_odd(name):
        abort(400)
    return {"code": os.system("tar czf /backups/%s.tgz /srv/data" % name)}  # want command-injection


@app.post("/4")
def four():
    name = request.form["name"]
    if not odd(name):
        abort(400)
    return {"code": os.system("tar czf /backups/%s.tgz /srv/data" % name)}  # want command-injection
