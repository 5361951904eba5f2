# profile: default
from flask import Flask, abort, redirect, request

app = Flask(__name__)


@app.get("/anywhere-in-it")
def anywhere():
    back = request.args.get("back", "/")
    if not back.startswith("/") or "//" in back or "\\" in back:
        abort(400)
    return redirect(back)


@app.get("/characters")
def characters():
    back = request.args.get("back", "/")
    if not back.startswith("/") or "//" in back or any(c in back for c in "\\\t\r\n"):
        back = "/"
    return redirect(back)


@app.get("/all-of-them")
def all_of_them():
    back = request.args.get("back", "/")
    if any(c in back for c in ("//", "\\", "\r", "\n", "\t")) or not back.startswith("/"):
        abort(400)
    return redirect(back)


@app.get("/characters-alone")
def characters_alone():
    back = request.args.get("back", "/")
    if not back.startswith("/") or any(c in back for c in "\t\r\n"):
        back = "/"
    return redirect(back)  # want open-redirect


@app.get("/no-slash-asked")
def no_slash_asked():
    back = request.args.get("back", "/")
    if "//" in back:
        abort(400)
    return redirect(back)  # want open-redirect
