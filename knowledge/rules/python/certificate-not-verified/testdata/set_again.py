# profile: default
# What is set and set again before anybody asks for it.
import ssl
from urllib.request import urlopen

import requests
from flask import Flask

app = Flask(__name__)
URL = "https://rates.example.com/latest"


def tune(context):
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.verify_mode = ssl.CERT_REQUIRED
    context.check_hostname = True


def loosen(context):
    context.check_hostname = False
    context.verify_mode = ssl.CERT_REQUIRED
    context.verify_mode = ssl.CERT_NONE  # want certificate-not-verified


@app.get("/1")
def one():
    context = ssl.create_default_context()
    tune(context)
    return urlopen(URL, context=context).read()


@app.get("/2")
def two():
    context = ssl.create_default_context()
    loosen(context)
    return urlopen(URL, context=context).read()


@app.get("/3")
def three():
    session = requests.Session()
    session.verify = False
    session.verify = True
    return {"text": session.get(URL).text}


@app.get("/4")
def four():
    session = requests.Session()
    session.verify = False  # want certificate-not-verified
    text = session.get(URL).text
    session.verify = True
    return {"text": text}


@app.get("/5")
def five():
    session = requests.Session()
    session.verify = False  # want certificate-not-verified
    if app.testing:
        session.verify = True
    return {"text": session.get(URL).text}


@app.get("/6")
def six():
    session, other = requests.Session(), requests.Session()
    session.verify = False  # want certificate-not-verified
    other.verify = session.verify
    session.verify = True
    return {"text": other.get(URL).text}


@app.get("/7")
def seven():
    session, other = requests.Session(), requests.Session()
    session.verify = False
    other.verify = True
    session.verify = other.verify
    return {"text": session.get(URL).text}
