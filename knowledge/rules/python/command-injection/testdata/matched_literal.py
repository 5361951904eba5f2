"""What a pattern of literals has matched is one of them."""
import os

from flask import Flask, request

app = Flask(__name__)


@app.post("/a")
def a():
    match request.args.get("op"):
        case "up" | "down" as op:
            os.system(f"/opt/ctl {op}")
        case "left" as op:
            os.system(f"/opt/ctl {op}")
        case other:
            os.system(f"/opt/ctl log {other}")  # want command-injection
    return ""


@app.post("/b")
def b():
    match request.args.get("op"):
        case ("up" | "down") as op:
            os.system(f"/opt/ctl {op}")
        case str() as op:
            os.system(f"/opt/ctl log {op}")  # want command-injection
    return ""
