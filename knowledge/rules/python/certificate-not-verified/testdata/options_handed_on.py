# profile: default
# Options of requests that helpers hand on.
import requests
from flask import Flask

app = Flask(__name__)
URL = "https://rates.example.com/latest"


def always_checked(url, **options):
    options["verify"] = True
    return requests.get(url, **options)


def checked_by_default(url, **options):
    return requests.get(url, **{"timeout": 3, "verify": True, **options})


def straight(url, **options):
    return checked_by_default(url, allow_redirects=False, **options)


def without(**options):
    options.pop("verify", None)
    return requests.get(URL, **options)


@app.get("/1")
def one():
    return {"text": always_checked(URL, verify=False).text}


@app.get("/2")
def two():
    return {"text": checked_by_default(URL, verify=False).text}  # want certificate-not-verified


@app.get("/3")
def three():
    return {"text": straight(URL, verify=False).text}  # want certificate-not-verified


@app.get("/4")
def four():
    return {"text": straight(URL, timeout=5).text}


@app.get("/5")
def five():
    return {"text": without(verify=False).text}
