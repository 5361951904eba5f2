from urllib.parse import urljoin, urlparse

from flask import Flask, redirect, request, url_for

app = Flask(__name__)
PLACES = {"cart": "/cart", "home": "/"}


@app.get("/login")
def login():
    return redirect(request.args.get("next", "/"))  # want open-redirect


@app.get("/built")
def built():
    return redirect("https://" + request.args["host"] + "/welcome")  # want open-redirect


@app.get("/slash")
def leading_slash():
    target = request.args["next"]
    if not target.startswith("/"):
        target = "/"
    return redirect(target)  # want open-redirect


@app.get("/item")
def item():
    return redirect("/items/" + request.args["id"])


@app.get("/named")
def named():
    return redirect(url_for("login", next=request.args["next"]))


@app.get("/place")
def place():
    return redirect(PLACES.get(request.args["place"], "/"))


@app.get("/fixed-host")
def fixed_host():
    return redirect("https://example.org/search?q=" + request.args["q"])


def is_own(target):
    own = urlparse(request.host_url)
    other = urlparse(urljoin(request.host_url, target))
    return other.scheme in ("http", "https") and own.netloc == other.netloc


@app.get("/checked")
def checked():
    target = request.args["next"]
    if is_own(target):
        return redirect(target)
    return redirect("/")
