# profile: default
"""Whatever undoes an encoding gives the client's bytes."""
import binascii
import json
import pickle
import quopri
from binascii import unhexlify

from flask import Flask, request

app = Flask(__name__)


@app.post("/hex")
def hexadecimal():
    given = request.form.get("state", "")
    blobs = [pickle.dumps({"step": 0})]
    blobs.append(unhexlify(given))
    blobs.append(pickle.dumps({"step": 9}))
    state = pickle.loads(blobs[-2])  # want unsafe-deserialization
    return {"step": int(state["step"])}


@app.post("/a2b")
def a2b():
    pickle.loads(binascii.a2b_hex(request.form["a"]))  # want unsafe-deserialization
    return {"done": True}


@app.post("/quoted")
def quoted():
    pickle.loads(quopri.decodestring(request.form["b"]))  # want unsafe-deserialization
    return {"done": True}


@app.post("/base64")
def base64():
    pickle.loads(binascii.a2b_base64(request.form["c"]))  # want unsafe-deserialization
    return {"done": True}


@app.post("/last")
def own_bytes():
    blobs = [pickle.dumps({"step": 0})]
    blobs.append(unhexlify(request.form["d"]))
    blobs.append(pickle.dumps({"step": 9}))
    state = pickle.loads(blobs[-1])  # the program's own
    return {"step": int(state["step"])}


@app.post("/json")
def read_as_json():
    return {"n": len(json.loads(unhexlify(request.form["e"])))}
