"""Flags that a policy keeps: in settings that the program writes itself, in attributes of a class, in a variable of the module."""
import configparser
import os
import secrets

from flask import Flask, make_response

app = Flask(__name__)

conf = configparser.ConfigParser()
conf.read_string("[open]\nsecure = no\n[tight]\nsecure = yes\n")


class Relaxed:
    secure = True

    @classmethod
    def relax(cls):
        cls.secure = False


class Tightened:
    secure = False

    @classmethod
    def tighten(cls):
        cls.secure = True


class Chosen:
    secure = True


Relaxed.relax()
Tightened.tighten()
if os.environ.get("LOCAL"):
    Chosen.secure = False

SECURE = True


def soften():
    global SECURE
    SECURE = False


soften()


@app.get("/settings")
def by_settings():
    answer = make_response("ok")
    answer.set_cookie("session_id", secrets.token_hex(32), secure=conf.getboolean("open", "secure"), httponly=True)  # want cookie-without-secure
    answer.set_cookie("session_id", secrets.token_hex(32), secure=conf["tight"].getboolean("secure"), httponly=True)
    answer.set_cookie("session_id", secrets.token_hex(32), secure=conf["open"]["secure"] == "yes", httponly=True)  # want cookie-without-secure
    return answer


@app.get("/class")
def by_class():
    answer = make_response("ok")
    answer.set_cookie("session_id", secrets.token_hex(32), secure=Relaxed.secure, httponly=True)  # want cookie-without-secure
    answer.set_cookie("session_id", secrets.token_hex(32), secure=Tightened.secure, httponly=True)
    answer.set_cookie("session_id", secrets.token_hex(32), secure=Chosen.secure, httponly=True)  # safe: where it runs decides
    return answer


@app.get("/variable")
def by_variable():
    answer = make_response("ok")
    answer.set_cookie("session_id", secrets.token_hex(32), secure=SECURE, httponly=True)  # want cookie-without-secure
    return answer
