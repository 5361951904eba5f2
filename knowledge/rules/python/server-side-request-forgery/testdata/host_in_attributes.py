# profile: default
# Where the host of an address ends that is put together of attributes.
from dataclasses import dataclass

import requests
from flask import Flask, request

app = Flask(__name__)


@dataclass(frozen=True)
class Origin:
    scheme: str
    host: str

    def __truediv__(self, path):
        return f"{self.scheme}://{self.host}{path}"

    def at(self, path):
        return f"{self.scheme}://{self.host}/{path}"


class Plain:
    def __init__(self, host):
        self.host = host

    def url(self, path):
        return f"https://{self.host}{path}"


STATIC = Origin("https", "static.example.net")
ROOTED = Plain("static.example.net/files/")


@app.get("/open")
def opened():
    return str(requests.get(STATIC / request.args["path"]).status_code)  # want server-side-request-forgery


@app.get("/closed")
def closed():
    return str(requests.get(STATIC.at(request.args["path"])).status_code)


@app.get("/rooted")
def rooted():
    return str(requests.get(ROOTED.url(request.args["path"])).status_code)
