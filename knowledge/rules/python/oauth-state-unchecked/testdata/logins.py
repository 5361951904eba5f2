import secrets
from urllib.parse import parse_qs, urlencode, urlsplit

import requests
from flask import Flask, abort, redirect, request, session

app = Flask(__name__)
TOKEN = "https://id.example.com/token"


@app.get("/callback")
def callback():
    code = request.args["code"]  # want oauth-state-unchecked
    answer = requests.post(TOKEN, data={"grant_type": "authorization_code", "code": code}, timeout=5)
    return answer.json()["name"]


@app.get("/other")
def other():
    body = {"grant_type": "authorization_code", "code": request.args.get("code")}  # want oauth-state-unchecked
    return requests.post(TOKEN, json=body, timeout=5).json()["name"]


class Flow:
    def finish(self, address):
        query = parse_qs(urlsplit(address).query)
        code = query["code"][0]  # want oauth-state-unchecked
        return requests.post(TOKEN, data={"grant_type": "authorization_code", "code": code}, timeout=5).json()

    def begin(self):
        self.state = secrets.token_urlsafe()
        return "https://id.example.com/auth?" + urlencode({"state": self.state, "response_type": "code"})

    def finish_checked(self, address):
        query = parse_qs(urlsplit(address).query)
        if query["state"][0] != self.state:
            raise ValueError("state")
        return requests.post(TOKEN, data={"grant_type": "authorization_code", "code": query["code"][0]}, timeout=5).json()


@app.get("/checked")
def checked():
    if request.args.get("state") != session.pop("state", None):
        abort(400)
    return exchange(request.args["code"])


def exchange(code):
    return requests.post(TOKEN, data={"grant_type": "authorization_code", "code": code}, timeout=5).json()


@app.get("/country")
def country():
    return redirect("/country/" + request.args["code"])


def grant(grant_type, **values):
    if grant_type == "authorization_code" and values.get("code") is None:
        raise ValueError("code")
    return values


def redeem(code, path):
    data = {"code": code, "client_id": "shop", "client_secret": SECRET, "redirect_uri": "https://shop.example.com" + path}
    return requests.post(TOKEN, data=data, timeout=5).json()


@app.get("/partner")
def partner():
    return redeem(request.args["code"], "/partner")["name"]  # want oauth-state-unchecked


@app.get("/partner/checked")
def partner_checked():
    if request.args.get("state") != session.pop("state", None):
        abort(400)
    return redeem(request.args["code"], "/partner/checked")["name"]


@app.get("/voucher")
def voucher():  # another code
    return look_up(request.args["code"])


def look_up(code):
    return requests.get("https://vouchers.example.com/", params={"code": code}, timeout=5).json()
