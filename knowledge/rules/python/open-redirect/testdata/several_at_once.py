# profile: default
from urllib.parse import urlsplit

from flask import Flask, redirect, request

app = Flask(__name__)
ORIGINS = (("https", "shop.example.org"), ("https", "www.example.org"))
PLACES = {("home", "/"), ("help", "/help")}


class Policy:
    origins = (("https", "shop.example.org"), ("https", "www.example.org"))
    hosts = ("", "shop.example.org")

    def apply(self, target):
        try:
            parts = urlsplit(target)
        except ValueError:
            return "/"
        return target if (parts.scheme, parts.netloc) in self.origins else "/"

    def host_only(self, target):
        return target if urlsplit(target).netloc in self.hosts else "/"


policy = Policy()


@app.get("/confirmed")
def confirmed():
    return redirect(policy.apply(request.args["next"]))


@app.get("/signed-out")
def signed_out():
    return redirect(policy.host_only(request.args["next"]))  # want open-redirect


@app.get("/in")
def within():
    parts = urlsplit(request.args["next"])
    if (parts.scheme, parts.netloc) not in ORIGINS:
        return "", 400
    return redirect(request.args["next"])


@app.get("/out")
def outside():
    parts = urlsplit(request.args["next"])
    if (parts.scheme, parts.netloc) in ORIGINS:
        return "", 400
    return redirect(request.args["next"])  # want open-redirect


@app.get("/same")
def same():
    target = request.args["next"]
    parts = urlsplit(target)
    if (parts.scheme, parts.netloc) == ("https", "shop.example.org"):
        return redirect(target)
    return redirect("/")


@app.get("/other")
def other():
    target = request.args["next"]
    if (request.args["kind"], request.args["lang"]) == ("home", "en"):
        return redirect(target)  # want open-redirect
    return redirect("/")


@app.get("/listed")
def listed():
    kind, target = request.args["kind"], request.args["next"]
    if (kind, target) in PLACES:
        return redirect(target)
    return redirect("/")


@app.get("/scheme")
def scheme():
    target = request.args["next"]
    if (urlsplit(target).scheme, request.method) == ("https", "GET"):
        return redirect(target)  # want open-redirect
    return redirect("/")
