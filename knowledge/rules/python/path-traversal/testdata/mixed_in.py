# profile: default
# Methods that a class beside the base gives, which stands before it in the order of classes; classes and functions inside functions.
import os

from flask import Flask, request

app = Flask(__name__)


class Cleaner:
    def pick(self, value):
        return os.path.basename(value)


class Base:
    folder = "/srv/lyrics"

    def pick(self, value):
        return value

    def path(self, value):
        return os.path.join(self.folder, self.pick(value))


class Before(Cleaner, Base):
    def delete(self, value):
        os.remove(self.path(value))


class Behind(Base, Cleaner):
    def delete(self, value):
        os.remove(self.path(value))  # want path-traversal


class Bare(Cleaner, Base):
    pass


class Alone(Base):
    pass


@app.route("/before")
def before():
    Before().delete(request.args["song"])
    return "done"


@app.route("/behind")
def behind():
    Behind().delete(request.args["song"])
    return "done"


@app.route("/bare")
def bare():
    os.remove(Bare().path(request.args["song"]))
    return "done"


@app.route("/alone")
def alone():
    os.remove(Alone().path(request.args["song"]))  # want path-traversal
    return "done"


@app.route("/inside")
def inside():
    class Loud:
        def pick(self, value):
            return value

    class Quiet(Loud):
        def pick(self, value):
            return os.path.basename(super().pick(value))

    os.remove("/srv/lyrics/" + Quiet().pick(request.args["song"]))
    os.remove("/srv/lyrics/" + Loud().pick(request.args["song"]))  # want path-traversal

    def peeled(value, times):
        return value if times == 0 else peeled(value[1:], times - 1)

    os.remove("/srv/lyrics/" + peeled(request.args["song"], 2))  # want path-traversal
    return "done"
