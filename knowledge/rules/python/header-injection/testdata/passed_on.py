# profile: default
"""Frameworks that hand values of headers to the server as they are, and frameworks that refuse line breaks."""
import falcon
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse
from flask import Flask, make_response
from flask import request as flask_request

app = FastAPI()
pages = Flask(__name__)
LANGUAGES = {"en", "fr"}


@app.get("/set")
def set_header(request: Request):
    answer = PlainTextResponse("ok")
    answer.headers["X-Label"] = request.query_params.get("label", "")  # want header-injection
    return answer


@app.get("/made")
def made(request: Request):
    label = request.query_params.get("label", "")
    return PlainTextResponse("ok", headers={"X-Label": label})  # want header-injection


@app.get("/checked")
def checked(request: Request):
    language = request.query_params.get("language", "")
    answer = PlainTextResponse("ok")
    answer.headers["Content-Language"] = language if language in LANGUAGES else "en"
    answer.headers["X-One"] = "".join(language.splitlines())
    return answer


class Labels:
    def on_get(self, req, resp):
        resp.set_header("X-Label", req.get_param("label"))  # want header-injection
        resp.set_header("X-Length", str(len(req.get_param("label"))))


labels = falcon.App()
labels.add_route("/labels", Labels())


@pages.route("/value")
def value():
    answer = make_response("ok")
    answer.headers["X-Label"] = flask_request.args["label"]  # silent: refused
    return answer


@pages.route("/name")
def name():
    answer = make_response("ok")
    answer.headers[flask_request.args["label"]] = "1"  # want header-injection
    return answer
