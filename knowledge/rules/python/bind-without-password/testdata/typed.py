"""Passwords that clients send, which may be empty."""
import ldap
from django import forms
from flask import Flask, abort, request

app = Flask(__name__)
BASE = "ou=people,dc=example,dc=org"


def connect():
    return ldap.initialize("ldaps://directory.example.org")


def let_in(uid, password):
    connection = connect()
    try:
        connection.simple_bind_s("uid=%s,%s" % (ldap.dn.escape_dn_chars(uid), BASE), password)  # want bind-without-password
    except ldap.INVALID_CREDENTIALS:
        return False
    return True


@app.post("/login")
def login():
    if not let_in(request.form["uid"], request.form["password"]):
        abort(401)
    return ""


def let_in_by_password(uid, password):
    if not password:
        return False
    connection = connect()
    connection.simple_bind_s("uid=%s,%s" % (ldap.dn.escape_dn_chars(uid), BASE), password)
    return True


@app.post("/checked")
def checked():
    let_in_by_password(request.form["uid"], request.form["password"])
    return ""


@app.post("/lengths")
def lengths():
    password = request.form["password"]
    if len(password) < 8:
        abort(400)
    connect().simple_bind_s("uid=www," + BASE, password)
    return ""


@app.post("/compared")
def compared():
    password = request.form["password"]
    if password == "":
        abort(400)
    connect().simple_bind_s("uid=www," + BASE, password)
    return ""


@app.post("/both")
def both():
    uid, password = request.form.get("uid"), request.form.get("password")
    if uid and password:
        connect().simple_bind_s("uid=www," + BASE, password)
    return ""


class LoginForm(forms.Form):
    password = forms.CharField()


def by_form(request):
    form = LoginForm(request.POST)
    if form.is_valid():
        connect().simple_bind_s("uid=www," + BASE, form.cleaned_data["password"])


def service():
    connect().simple_bind_s("uid=www," + BASE, app.config["LDAP_PASSWORD"])
