from urllib.parse import quote
from urllib.request import urlopen

import httpx
import requests
from flask import Flask, request

app = Flask(__name__)
BASE = "https://api.example.com"


@app.route("/user")
def user():
    return requests.get(BASE + "/users/" + request.args["name"], timeout=5).json()  # want request-path-chosen


@app.route("/search")
def search():
    return httpx.get(f"https://api.example.com/search?q={request.args['q']}").json()  # want request-path-chosen


@app.route("/page/<path:name>")
def page(name):
    return urlopen("https://static.example.com/%s" % name, timeout=5).read()  # want request-path-chosen


@app.route("/any")
def any_host():
    return requests.get(request.args["url"], timeout=5).json()


@app.route("/number")
def number():
    return requests.get(f"{BASE}/users/{int(request.args['id'])}", timeout=5).json()


@app.route("/quoted")
def quoted():
    return requests.get(f"{BASE}/users/{quote(request.args['name'], safe='')}", timeout=5).json()


@app.route("/parameter")
def parameter():
    return requests.get(BASE + "/search", params={"q": request.args["q"]}, timeout=5).json()


@app.route("/listed")
def listed():
    kind = request.args["kind"]
    if kind not in ("books", "films"):
        return {}
    return requests.get(f"{BASE}/{kind}", timeout=5).json()
