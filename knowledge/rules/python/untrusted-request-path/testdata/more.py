import httpx
from flask import Flask, request

app = Flask(__name__)


@app.route("/a")
def formatted():
    return httpx.get("https://api.example/%s/posts" % request.args["name"]).text  # want untrusted-request-path


@app.route("/b")
def inside():
    name = request.form["name"]
    return httpx.post(f"https://api.example/users/{name}/close").text  # want untrusted-request-path
