"""What exceptions carry."""
import os
from flask import Flask, request, jsonify
app = Flask(__name__)


class Plain(Exception):
    pass


class WithText(Exception):
    def __init__(self, text, code):
        super().__init__(text)
        self.code = code


class WithCode(Exception):
    def __init__(self, text, code):
        super().__init__(code)
        self.text = text


class Silent(Exception):
    def __init__(self, text):
        self.text = text


class Own(Exception):
    def __init__(self, text):
        super().__init__("fixed")
        self.text = text
    def __str__(self):
        return self.text


class Old(Exception):
    def __init__(self, text):
        Exception.__init__(self, text)


class Deep(WithText):
    def __init__(self, text):
        super().__init__(text, 400)


class Formatted(ValueError):
    def __init__(self, name):
        super().__init__(f"unknown: {name}")
        self.name = name



@app.get("/1")
def v1():
    try:
        raise Plain(request.args["x"])
    except Plain as e:
        os.system("echo " + str(e))  # want command-injection
        os.system("echo " + e.args[0])  # want command-injection
    return ""


@app.get("/2")
def v2():
    try:
        raise WithText(request.args["x"], "a")
    except WithText as e:
        os.system("echo " + str(e))  # want command-injection
        os.system("echo " + e.args[0])  # want command-injection
        os.system("echo " + e.code)
    return ""


@app.get("/2b")
def v2b():
    try:
        raise WithText("a", request.args["x"])
    except WithText as e:
        os.system("echo " + str(e))
        os.system("echo " + e.args[0])
        os.system("echo " + e.code)  # want command-injection
    return ""


@app.get("/3")
def v3():
    try:
        raise WithCode(request.args["x"], "a")
    except WithCode as e:
        os.system("echo " + str(e))
        os.system(f"echo {e}")
        os.system("echo %s" % e)
        os.system("echo " + e.args[0])
        os.system("echo " + e.text)  # want command-injection
    return ""


@app.get("/4")
def v4():
    try:
        raise Silent(request.args["x"])
    except Silent as e:
        os.system("echo " + str(e))  # want command-injection
        os.system("echo " + e.args[0])  # want command-injection
    return ""


@app.get("/5")
def v5():
    try:
        raise Own(request.args["x"])
    except Own as e:
        os.system("echo " + str(e))  # want command-injection
        os.system("echo " + e.args[0])
    return ""


@app.get("/6")
def v6():
    try:
        raise Old(request.args["x"])
    except Old as e:
        os.system("echo " + str(e))  # want command-injection
    return ""


@app.get("/7")
def v7():
    try:
        raise Deep(request.args["x"])
    except WithText as e:
        os.system("echo " + str(e))  # want command-injection
        os.system("echo " + e.args[0])  # want command-injection
        os.system("echo %d" % e.code)
    return ""


@app.get("/8")
def v8():
    try:
        raise Formatted(request.args["x"])
    except ValueError as e:
        os.system("echo " + str(e))  # want command-injection
        os.system("echo " + e.args[0])  # want command-injection
    return ""
