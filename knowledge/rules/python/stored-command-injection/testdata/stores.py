# profile: default
"""Stores of keys and values: what comes out is what was put in under the same key."""
import json
import os
import pickle

import redis
from django.core.cache import cache
from flask import Flask, request
app = Flask(__name__)
r = redis.Redis()


@app.post("/a")
def a():
    r.set("n", int(request.form["n"]))
    r.set("choice", request.form["c"] if request.form["c"] in ("a", "b") else "a")
    r.setex("sess:" + request.form["u"], 30, pickle.dumps({"u": request.form["u"]}))
    r.hset("node:" + request.form["u"], mapping={"note": request.form["note"], "k": "v"})
    r.lpush("jobs", request.form["job"])
    r.hset("snap", request.form["u"], request.get_data())
    cache.set("c:" + request.args["n"], request.form["v"])
    return ""


@app.get("/b")
def b():
    os.system("x " + r.get("n").decode())
    os.system("x " + r.get("choice").decode())
    pickle.loads(r.get("sess:" + request.args["u"]))
    pickle.loads(r.get("other:" + request.args["u"]))
    n = r.hgetall("node:" + request.args["u"])
    return "<b>" + n["note"]


@app.get("/d")
def d():
    pickle.loads(r.hget("snap", request.args["u"]))
    os.system(r.rpop("jobs").decode())  # want stored-command-injection
    os.system(cache.get("c:1"))  # want stored-command-injection
    os.system(cache.get("d:1"))
    return ""


@app.get("/c")
def c():
    return "<b>" + r.get("unknown").decode()
