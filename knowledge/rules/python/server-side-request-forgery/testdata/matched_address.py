"""What a pattern with a host has matched leads to that host."""
import re

import httpx
from flask import Flask, request

app = Flask(__name__)
IMAGE = re.compile(r"https://img\.example\.org/[\w/]+\.png")


@app.post("/whole")
def whole():
    match = re.fullmatch(r"https://img\.example\.org/[\w/]+\.png", request.json["url"])
    if not match:
        return "", 400
    return httpx.get(match.group(0), timeout=5).content


@app.post("/found")
def found():
    if (match := IMAGE.search(request.json["text"])) is None:
        return "", 400
    return httpx.get(match[0], timeout=5).content


@app.post("/named")
def named():
    match = re.match(r"see (?P<url>https://img\.example\.org/\S+)", request.json["text"])
    return httpx.get(match.group("url"), timeout=5).content if match else ""


@app.post("/all")
def all_of_them():
    return b"".join(httpx.get(url, timeout=5).content for url in IMAGE.findall(request.json["text"]))


@app.post("/part")
def part():
    match = re.match(r"https://img\.example\.org/(.*)", request.json["text"])
    return httpx.get(match.group(1), timeout=5).content if match else ""  # want server-side-request-forgery


@app.post("/choice")
def choice():
    match = re.match(r"https://img\.example\.org/\w+|.*\.png", request.json["text"])
    return httpx.get(match.group(), timeout=5).content if match else ""  # want server-side-request-forgery


@app.post("/any")
def any_host():
    match = re.search(r"https://[\w/.]+\.png", request.json["url"])
    return httpx.get(match.group(), timeout=5).content if match else ""  # want server-side-request-forgery
