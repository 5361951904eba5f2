"""Responses that are made of a body, a status and headers: the header decides where a browser goes."""
from flask import Flask, make_response, request

app = Flask(__name__)


@app.get("/mapping")
def mapping():
    headers = {}
    headers["Location"] = request.args["to"]
    return make_response("", 302, headers)  # want open-redirect


@app.get("/pairs")
def pairs():
    headers = [("Location", request.args["to"])]
    return make_response("", 302, headers)  # want open-redirect


@app.get("/status")
def status():
    codes = request.args.get("codes", "200")
    head, rest = codes.split(",", 1) if "," in codes else (codes, None)
    if not rest:
        return make_response("done", head)
    return make_response("", head, [("Location", f"/again?codes={rest}")])


@app.get("/later")
def later():
    return make_response("", request.args["status"], [("Retry-After", request.args["after"])])
