from pathlib import Path

from fastapi import APIRouter
from flask import Flask, request

app = Flask(__name__)
router = APIRouter()
images = Path("/srv/images")


def path_of(name):
    return images / (name + ".png")


@router.get("/images/{name}/{rest:path}")
def image(name: str, rest: str, size: str):
    (images / (name + ".webp")).unlink()  # silent: a part of a path holds no slash
    open(f"/srv/images/small-{name}")
    path_of(name).unlink()
    path_of(size).unlink()  # want path-traversal
    open(f"/srv/images/{name}/small.webp")  # want path-traversal
    open(images / (rest + ".webp"))  # want path-traversal
    open(images / (size + ".webp"))  # want path-traversal


@app.route("/texts/<name>")
def text(name):
    open("/srv/texts/" + name + ".txt")  # silent
    open("/srv/texts/" + request.args["name"] + ".txt")  # want path-traversal
    open("/srv/texts/" + name)  # want path-traversal
    return ""
