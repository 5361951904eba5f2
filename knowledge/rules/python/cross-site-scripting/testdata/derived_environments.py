"""An environment of a class of the program escapes what any other does that is set up like it."""
import jinja2
from flask import Flask, request

app = Flask(__name__)


class Pages(jinja2.Environment):
    def heading(self, text):
        return text.title()


class More(Pages):
    pass


class Escaping(jinja2.Environment):
    def __init__(self, **options):
        super().__init__(autoescape=True, **options)


class Told(jinja2.Environment):
    def __init__(self, escape):
        super().__init__(autoescape=escape)


class Bare(jinja2.Environment):
    def __init__(self, loader):
        super().__init__(loader=loader)


class Old(jinja2.Environment):
    def __init__(self, loader):
        jinja2.Environment.__init__(self, loader=loader)


loader = jinja2.FileSystemLoader("templates")
plain = Pages(loader=loader)
more = More(loader=loader)
told = Pages(loader=loader, autoescape=True)
escaping = Escaping(loader=loader)
on = Told(True)
off = Told(False)
bare = Bare(loader)
old = Old(loader)


@app.get("/plain")
def of_plain():
    return plain.from_string("<p>1 {{ x }}</p>").render(x=request.args["x"])  # want cross-site-scripting


@app.get("/more")
def of_more():
    return more.from_string("<p>2 {{ x }}</p>").render(x=request.args["x"])  # want cross-site-scripting


@app.get("/told")
def of_told():
    return told.from_string("<p>4 {{ x }}</p>").render(x=request.args["x"])


@app.get("/escaping")
def of_escaping():
    return escaping.from_string("<p>5 {{ x }}</p>").render(x=request.args["x"])


@app.get("/on")
def of_on():
    return on.from_string("<p>6 {{ x }}</p>").render(x=request.args["x"])


@app.get("/off")
def of_off():
    return off.from_string("<p>7 {{ x }}</p>").render(x=request.args["x"])  # want cross-site-scripting


@app.get("/bare")
def of_bare():
    return bare.from_string("<p>8 {{ x }}</p>").render(x=request.args["x"])  # want cross-site-scripting


@app.get("/old")
def of_old():
    return old.from_string("<p>9 {{ x }}</p>").render(x=request.args["x"])  # want cross-site-scripting


@app.get("/local")
def of_local():
    env = Pages(autoescape=False)
    return env.from_string("<p>11 {{ x }}</p>").render(x=request.args["x"])  # want cross-site-scripting
