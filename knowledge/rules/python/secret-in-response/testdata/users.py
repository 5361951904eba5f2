from django.http import JsonResponse
from flask import Flask, jsonify

app = Flask(__name__)


@app.get("/users/<int:number>")
def show(number):
    user = find(number)
    return jsonify({"name": user.name, "password": user.password})  # want secret-in-response


@app.get("/users/<int:number>/plain")
def show_plain(number):
    return find(number).password  # want secret-in-response


@app.get("/users/<int:number>/safe")
def show_safely(number):
    user = find(number)
    return jsonify({"name": user.name, "email": user.email})


@app.get("/users/<int:number>/has")
def has_password(number):
    return jsonify({"password": bool(find(number).password)})


@app.post("/tokens")
def token():
    access_token = make_token()
    return jsonify({"access_token": access_token, "token_type": "bearer"})


def django_view(request, number):
    user = find(number)
    return JsonResponse({"name": user.name, "details": {"password": user.password}})  # want secret-in-response


def django_safe(request, number):
    user = find(number)
    return JsonResponse({"name": user.name, "password_changed": user.password_changed})


def find(number):
    return store[number]


def make_token():
    return issuer.issue()
