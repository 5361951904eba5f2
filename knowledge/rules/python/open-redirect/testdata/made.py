"""What was made in answer to a request has a Location, too, that no browser follows."""
from flask import Flask, request, make_response, Response

app = Flask(__name__)


@app.route("/made", methods=["POST"])
def made():
    return {"a": 1}, 201, {"Location": request.args["u"]}


@app.route("/made_in_words", methods=["POST"])
def made_in_words():
    return {"a": 1}, "201 Created", {"Location": request.args["u"]}


@app.route("/found", methods=["POST"])
def found():
    return "", 302, {"Location": request.args["u"]}  # want open-redirect


@app.route("/found_in_words", methods=["POST"])
def found_in_words():
    return "", "302 Found", {"Location": request.args["u"]}  # want open-redirect


@app.route("/made_whole", methods=["POST"])
def made_whole():
    return Response("x", status=201, headers={"Location": request.args["u"]})


@app.route("/seen_other", methods=["POST"])
def seen_other():
    return Response("x", status=303, headers={"Location": request.args["u"]})  # want open-redirect


@app.route("/made_by_call", methods=["POST"])
def made_by_call():
    return make_response("x", 201, {"Location": request.args["u"]})

@app.route("/moved", methods=["POST"])
def moved():
    return make_response("x", 301, {"Location": request.args["u"]})  # want open-redirect
