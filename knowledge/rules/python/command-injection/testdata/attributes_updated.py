import os

from flask import Flask, request

app = Flask(__name__)


class Options:
    folder = "/srv"

    def __init__(self, **options):
        self.__dict__.update(options)

    def listed(self):
        os.system("ls " + self.name)  # want command-injection

    def cleared(self):
        os.system("rm -r " + self.folder)


class Given:
    def __init__(self, name):
        vars(self).update({"name": name}, folder="/srv")

    def listed(self):
        os.system("ls " + self.name)  # want command-injection

    def cleared(self):
        os.system("rm -r " + self.folder)


class Merged:
    def __init__(self, name, more):
        values = {"name": name, "folder": "/srv"}
        values.update(more)
        self.__dict__.update(values)

    def listed(self):
        os.system("ls " + self.name)  # want command-injection

    def cleared(self):
        os.system("rm -r " + self.folder)


class Asked:
    def __init__(self, name):
        names = self.__dict__
        if names is not None:
            names.update({"name": name, "folder": "/srv"})

    def listed(self):
        os.system("ls " + self.name)  # want command-injection

    def cleared(self):
        os.system("rm -r " + self.folder)


@app.get("/options")
def options():
    o = Options(name=request.args["name"], folder="/tmp")
    o.listed()
    o.cleared()
    return ""


@app.get("/given")
def given():
    g = Given(request.args["name"])
    g.listed()
    g.cleared()
    return ""


@app.get("/merged")
def merged():
    m = Merged(request.args["name"], {"depth": 1})
    m.listed()
    m.cleared()
    return ""


@app.get("/asked")
def asked():
    a = Asked(request.args["name"])
    a.listed()
    a.cleared()
    return ""
