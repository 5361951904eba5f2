"""UUIDs of numbers that a program draws."""
import random
import uuid

from flask import Flask, make_response, request

app = Flask(__name__)


@app.post("/own")
def own():
    drawn = uuid.UUID(int=random.Random().getrandbits(128), version=4)  # want weak-random
    answer = make_response("done")
    answer.set_cookie("session", str(drawn), secure=True, httponly=True, samesite="Lax")
    return answer


@app.post("/system")
def system():
    drawn = uuid.UUID(int=random.SystemRandom().getrandbits(128), version=4)
    answer = make_response("done")
    answer.set_cookie("session", drawn.hex, secure=True, httponly=True, samesite="Lax")  # silent
    return answer


@app.post("/hex")
def in_hex():
    answer = make_response("done")
    answer.set_cookie("session", uuid.UUID(bytes=random.randbytes(16)).hex, secure=True, httponly=True, samesite="Lax")  # want weak-random
    return answer


@app.post("/asked")
def asked():
    answer = make_response("done")
    answer.set_cookie("basket", str(uuid.UUID(request.form["basket"])), secure=True, httponly=True, samesite="Lax")  # silent
    return answer
