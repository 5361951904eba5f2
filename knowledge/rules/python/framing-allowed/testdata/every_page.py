# profile: default
from django.views.decorators.clickjacking import xframe_options_exempt
from flask import Flask, jsonify, make_response

app = Flask(__name__)
MIDDLEWARE = ["django.contrib.sessions.middleware.SessionMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]


@app.after_request
def headers(response):
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["X-Frame-Options"] = "ALLOWALL"  # want framing-allowed
    return response


@app.after_request
def headers_any(response):
    response.headers.set("X-Frame-Options", "ALLOW-FROM *")  # want framing-allowed
    return response


@app.after_request
def headers_policy(response):
    response.headers["Content-Security-Policy"] = "default-src 'self'; frame-ancestors *"  # want framing-allowed
    return response


@app.after_request
def headers_policy_any(response):
    response.headers["Content-Security-Policy"] = "frame-ancestors 'self' https:; img-src *"  # want framing-allowed
    return response


@app.after_request
def headers_closed(response):
    response.headers["X-Frame-Options"] = "SAMEORIGIN"
    response.headers["Content-Security-Policy"] = "img-src *; frame-ancestors 'self' https://*.partner.example"
    return response


@app.after_request
def headers_of_one(response):
    response.headers["X-Frame-Options"] = "ALLOW-FROM https://partner.example"
    return response


@app.after_request
def headers_both(response):
    response.headers["X-Frame-Options"] = "ALLOWALL"
    response.headers["Content-Security-Policy"] = "frame-ancestors 'self' https://partner.example"
    return response


@app.get("/widget")
def widget():
    response = make_response("the weather is fine")
    response.headers["X-Frame-Options"] = "ALLOWALL"
    return response


@app.get("/data")
def data():
    return jsonify(1), 200, {"X-Frame-Options": "ALLOWALL"}  # want framing-allowed


@xframe_options_exempt
def exempt(request):
    return None
