import secrets

from flask import Flask, make_response, request

app = Flask(__name__)


@app.get("/start")
def start():
    response = make_response("hello")
    response.set_cookie("session_id", request.args["sid"], secure=True, httponly=True)  # want session-fixation
    return response


@app.post("/login")
def login():
    number = request.form.get("session") or secrets.token_hex(16)
    response = make_response("hello")
    response.set_cookie("sessionid", number, secure=True, httponly=True)  # want session-fixation
    return response


@app.post("/login/new")
def login_new():
    response = make_response("hello")
    response.set_cookie("session_id", secrets.token_hex(16), secure=True, httponly=True)
    return response


@app.post("/prolong")
def prolong():
    response = make_response("hello")
    response.set_cookie("session_id", request.cookies["session_id"], secure=True, httponly=True)
    return response


@app.post("/theme")
def theme():
    response = make_response("hello")
    response.set_cookie("theme", request.form["theme"])
    return response


@app.post("/number")
def number():
    response = make_response("hello")
    response.set_cookie("session_id", str(len(request.form["name"])), secure=True, httponly=True)
    return response


def django_view(request):
    from django.http import HttpResponse

    response = HttpResponse("hello")
    response.set_cookie("sid", request.GET["sid"], secure=True, httponly=True)  # want session-fixation
    return response
