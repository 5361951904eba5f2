"""The names that six offers."""
from flask import Flask, request
from six.moves.http_client import HTTPConnection
from six.moves.urllib.parse import quote, urlsplit
from six.moves.urllib.request import urlopen

app = Flask(__name__)


@app.get("/image")
def image():
    scheme, server, path, query, fragment = urlsplit(request.args["url"])
    connection = HTTPConnection(server)  # want server-side-request-forgery
    connection.request("GET", path)
    return connection.getresponse().read()


@app.get("/page")
def page():
    return urlopen(request.args["url"]).read()  # want server-side-request-forgery


@app.get("/item")
def item():
    return urlopen("https://shop.example.org/" + quote(request.args["item"])).read()  # safe: a path of one host
