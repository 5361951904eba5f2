import http.client
import urllib.request
from urllib.parse import quote, urlsplit

import requests
from flask import Flask, abort, jsonify, request

app = Flask(__name__)
FEEDS = {"news": "https://news.example.org/feed", "blog": "https://blog.example.org/feed"}
HOSTS = {"api.example.org", "cdn.example.org"}


@app.get("/fetch")
def fetch():
    answer = requests.get(request.args["url"], timeout=5)  # want server-side-request-forgery
    return jsonify(status=answer.status_code)


@app.get("/urllib")
def with_urllib():
    with urllib.request.urlopen(request.args["url"]) as answer:  # want server-side-request-forgery
        return jsonify(status=answer.status)


@app.get("/host")
def host():
    answer = requests.get("https://" + request.args["host"] + "/status", timeout=5)  # want server-side-request-forgery
    return jsonify(status=answer.status_code)


@app.get("/client")
def client():
    connection = http.client.HTTPSConnection(request.args["host"])  # want server-side-request-forgery
    connection.request("GET", "/")
    return jsonify(status=connection.getresponse().status)


@app.get("/prefix")
def insufficient_prefix():
    url = request.args["url"]
    if not url.startswith("https://api.example.org"):
        abort(400)
    answer = requests.get(url, timeout=5)  # want server-side-request-forgery
    return jsonify(status=answer.status_code)


@app.get("/path")
def path():
    answer = requests.get("https://api.example.org/items/" + quote(request.args["id"]), timeout=5)
    return jsonify(status=answer.status_code)


@app.get("/parameters")
def parameters():
    answer = requests.get("https://api.example.org/search", params={"q": request.args["q"]}, timeout=5)
    return jsonify(status=answer.status_code)


@app.get("/feed")
def feed():
    answer = requests.get(FEEDS[request.args["feed"]], timeout=5)
    return jsonify(status=answer.status_code)


@app.get("/listed")
def listed():
    url = request.args["url"]
    parts = urlsplit(url)
    if parts.scheme != "https" or parts.hostname not in HOSTS:
        abort(400)
    answer = requests.get(url, timeout=5)
    return jsonify(status=answer.status_code)


@app.get("/own-request")
def own_request():
    asked = urllib.request.Request("https://api.example.org/", data=request.args["text"].encode())
    with urllib.request.urlopen(asked) as answer:
        return jsonify(status=answer.status)
