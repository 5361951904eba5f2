from flask import Flask, request

app = Flask(__name__)


class Store:
    def __init__(self, **kwargs):
        self.file = open(self.__class__.place(**kwargs))  # want path-traversal

    @classmethod
    def place(cls, **kwargs):
        raise NotImplementedError


class Given(Store):
    @classmethod
    def place(cls, **kwargs):
        return kwargs.get("place")


class Fixed(Store):
    @classmethod
    def place(cls, **kwargs):
        return "/srv/store"


class Other:
    def __init__(self, place):
        self.file = open(type(self).named(place))

    @staticmethod
    def named(place):
        return "/srv/" + str(len(place))


@app.post("/given")
def given():
    Given(place=request.args["place"])
    return ""


@app.post("/fixed")
def fixed():
    Fixed(place=request.args["place"])
    return ""


@app.post("/other")
def other():
    Other(request.args["place"])
    return ""
