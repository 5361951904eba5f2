from django.http import HttpResponse
from flask import Flask, make_response, request

app = Flask(__name__)
ALLOWED = {"https://app.example.com", "https://shop.example.com"}


@app.after_request
def add_headers(response):
    response.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin")  # want cors-origin-reflected
    response.headers["Access-Control-Allow-Credentials"] = "true"
    return response


@app.get("/a")
def attribute():
    response = make_response("hello")
    origin = request.origin or "*"
    response.headers.add("Access-Control-Allow-Origin", origin)  # want cors-origin-reflected
    return response


@app.get("/b")
def checked():
    response = make_response("hello")
    origin = request.headers.get("Origin")
    if origin in ALLOWED:
        response.headers["Access-Control-Allow-Origin"] = origin
    return response


@app.get("/c")
def fixed():
    response = make_response("hello")
    response.headers["Access-Control-Allow-Origin"] = "https://app.example.com"
    return response


@app.get("/d")
def everybody():
    response = make_response("hello")
    response.headers["Access-Control-Allow-Origin"] = "*"
    response.headers["X-Origin"] = "none"
    return response


def django_view(request):
    response = HttpResponse("hello")
    response["Access-Control-Allow-Origin"] = request.META["HTTP_ORIGIN"]  # want cors-origin-reflected
    return response


def django_fixed(request):
    response = HttpResponse("hello")
    response["Access-Control-Allow-Origin"] = "https://app.example.com"
    return response


@app.get("/e")
def dictionary():
    headers = {"Access-Control-Allow-Origin": request.headers["Origin"], "Vary": "Origin"}  # want cors-origin-reflected
    return "hello", 200, headers


@app.get("/f")
def other_headers():
    return "hello", 200, {"X-Origin": request.headers["Origin"]}


@app.get("/g")
def known_domains():
    response = make_response("hello")
    domains = app.config["ORIGINS"]
    origin = request.headers["Origin"]
    if domains and any(origin == d for d in domains):
        response.headers["Access-Control-Allow-Origin"] = origin  # silent: somebody has looked at it
    return response


@app.get("/h")
def any_page():
    response = make_response("hello")
    origin = request.headers["Origin"]
    if request.method == "OPTIONS":
        response.headers["Access-Control-Allow-Origin"] = origin  # want cors-origin-reflected
    return response
