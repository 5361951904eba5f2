"""Names of mailboxes, whose encoding leaves no line break."""
import imaplib

from flask import Flask, request

app = Flask(__name__)


def box():
    return imaplib.IMAP4("localhost")


def encoded(name):
    return b'"' + name.encode("imap4-utf-7") + b'"'


@app.post("/create")
def create():
    box().create(encoded(request.form["name"]))
    return ""


@app.post("/again")
def again():
    box().rename("old", request.form["name"].encode("imap4-utf-7").decode())
    return ""


@app.post("/as_it_is")
def as_it_is():
    box().create(b'"' + request.form["name"].encode("utf-8") + b'"')  # want mail-header-injection
    return ""


@app.post("/decoded")
def decoded():
    box().create(request.form["name"].encode("imap4-utf-7").decode("imap4-utf-7"))  # want mail-header-injection
    return ""
