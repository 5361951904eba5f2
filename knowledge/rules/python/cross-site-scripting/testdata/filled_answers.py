from django.http import HttpResponse, JsonResponse
from flask import Flask, Response, make_response, request as asked

app = Flask(__name__)


def greet(request):
    resp = HttpResponse()
    resp.write("<b>hello %s" % request.GET.get("n", ""))  # want cross-site-scripting
    return resp


def greet_as_html(request):
    resp = HttpResponse(content_type="text/html")
    resp.write("hello %s" % request.GET.get("n", ""))  # want cross-site-scripting
    return resp


def greet_again(request):
    resp = HttpResponse(status=201)
    resp.content = request.GET.get("n", "")  # want cross-site-scripting
    return resp


def table(request):
    resp = HttpResponse(content_type="text/csv")
    resp.write("name,%s\n" % request.GET.get("n", ""))
    return resp


def plain(request):
    resp = HttpResponse(headers={"Content-Type": "text/plain"})
    resp.write("hello %s" % request.GET.get("n", ""))
    return resp


def plainly(request):
    resp = HttpResponse()
    resp["Content-Type"] = "text/plain"
    resp.write("hello %s" % request.GET.get("n", ""))
    return resp


def data(request):
    resp = JsonResponse({})
    resp.content = '{"n": "%s"}' % request.GET.get("n", "")
    return resp


@app.route("/page")
def page():
    resp = make_response()
    resp.set_data("<b>hello %s" % asked.args["n"])  # want cross-site-scripting
    return resp


@app.route("/text")
def text():
    resp = Response(mimetype="text/plain")
    resp.data = "<b>hello %s" % asked.args["n"]
    return resp
