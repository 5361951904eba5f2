from urllib.parse import quote

import requests
from flask import Flask, request

app = Flask(__name__)


@app.route("/a")
def plain():
    return requests.get("https://api.example/users/" + request.args["name"], timeout=5).text  # want untrusted-request-path


@app.route("/b")
def quoted():
    return requests.get("https://api.example/users/" + quote(request.args["name"], safe=""), timeout=5).text


@app.route("/c")
def parameters():
    return requests.get("https://api.example/users", params={"name": request.args["name"]}, timeout=5).text


@app.route("/e")
def query():
    return requests.get("https://api.example/users?name=" + request.args["name"], timeout=5).text


@app.route("/d/<int:number>")
def number(number):
    return requests.get(f"https://api.example/users/{number}", timeout=5).text
