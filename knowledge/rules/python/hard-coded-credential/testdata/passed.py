"""Passwords that are passed by position, compared, set by methods, or named in other ways."""
import urllib.request

from django.contrib.auth.hashers import make_password
from github import Github
from requests import Session


def reset(user):
    user.set_password("tq7Rm2xk9")  # want hard-coded-credential


def hashed():
    return make_password("tq7Rm2xk9")  # want hard-coded-credential


def compared(token):
    return token == "f83ab2c79d10e44b"  # want hard-coded-credential


def header(session: Session):
    session.headers.update({"Accept": "text/html"})
    manager = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    manager.add_password(None, "https://x.shop.com", "admin", "tq7Rm2xk9")  # want hard-coded-credential
    return manager


def client():
    return Github("robot", "tq7Rm2xk9")  # want hard-coded-credential


smtp_password_for_reports = "tq7Rm2xk9!"  # want hard-coded-credential


def asked(user, form):
    user.set_password(form["password"])


def keyring(store):
    return store.set_password("service3x", "user7", store.word)


def by_name(form):
    return form.set_password("password")


def lexer(token):
    return token == "number" or token == "string2"


password_for_display = "Your password"


def none(user):
    user.set_password("")
