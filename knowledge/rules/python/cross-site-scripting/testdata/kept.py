# Answers that browsers keep as files, or that are told their type after they are made.
from django.http import HttpResponse
from flask import Flask, Response, make_response, request
from flask.views import MethodView
from marshmallow import Schema, fields

app = Flask(__name__)


def attachment(request):
    response = HttpResponse(request.GET["text"])
    response["Content-Disposition"] = disposition(request.GET["name"])
    return response


def attachment_at_once(request):
    return HttpResponse(request.GET["text"], headers={"Content-Disposition": "attachment; filename=x"})


def shown(request):
    response = HttpResponse(request.GET["text"])  # want cross-site-scripting
    response["Content-Disposition"] = "inline; filename=x"
    return response


@app.get("/file")
def file():
    response = make_response(request.args["text"])
    response.headers["Content-Disposition"] = f"attachment; filename={request.args['name']}"
    return response


@app.get("/headers")
def headers():
    response = Response(request.args["text"])
    response.headers.update({"X-Count": "1", "Content-Type": "text/plain"})
    return response


@app.get("/other-headers")
def other_headers():
    response = Response(request.args["text"])  # want cross-site-scripting
    response.headers.update({"X-Count": "1"})
    return response


def sent(text):
    return make_response(text)


@app.get("/sent")
def sent_as_text():
    response = sent(request.args["text"])
    response.headers["Content-Type"] = "text/plain"
    return response


class Name(Schema):
    name = fields.Str()


class Names(MethodView):
    def put(self, name):
        return Name().dump({"name": name})

    def delete(self, name):
        return "<p>" + name  # want cross-site-scripting
