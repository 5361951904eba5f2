import functools
import hashlib

from bottle import Bottle, request

app = Bottle()
fingerprint = functools.partial(hashlib.md5, usedforsecurity=False)


@app.post("/password")
def change():
    fresh = request.forms.getunicode("password")
    return fingerprint(fresh.encode()).hexdigest()  # want weak-password-hash


@app.post("/title")
def title():
    fresh = request.forms.getunicode("title")
    return fingerprint(fresh.encode()).hexdigest()
