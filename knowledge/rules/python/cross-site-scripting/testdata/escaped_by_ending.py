# profile: default
from flask import Flask, request
from jinja2 import DictLoader, Environment, select_autoescape

app = Flask(__name__)
CARDS = {
    "card.tpl": "<div class=card>{{ owner }}</div>",  # want cross-site-scripting
    "card.html": "<div class='card'>{{ owner }}</div>",
}
NOTES = {"note.j2": "<aside>{{ owner }}</aside>"}  # want cross-site-scripting
LISTS = {"list.tpl": "<ul><li>{{ owner }}</li></ul>"}
ROWS = {"row.TPL": "<tr><td>{{ owner }}</td></tr>"}
HEADS = {"head.txt": "<h1>{{ owner }}</h1>"}  # want cross-site-scripting
FEET = {"foot.any": "<footer>{{ owner }}</footer>"}

env = Environment(loader=DictLoader(CARDS), autoescape=select_autoescape(["html", "htm", "xml"]))


def render(name, **values):
    return env.get_template(name).render(values)


@app.get("/card")
def card():
    return render("card.tpl", owner=request.args["owner"]) + render("card.html", owner=request.args["owner"])


@app.get("/note")
def note():
    notes = Environment(loader=DictLoader(NOTES), autoescape=select_autoescape())
    return notes.get_template("note.j2").render(owner=request.args["owner"])


@app.get("/list")
def listed():
    lists = Environment(loader=DictLoader(LISTS), autoescape=select_autoescape(default=True))
    return lists.get_template("list.tpl").render(owner=request.args["owner"])


@app.get("/row")
def row():
    rows = Environment(loader=DictLoader(ROWS), autoescape=select_autoescape(("html", "tpl")))
    return rows.get_template("row.TPL").render(owner=request.args["owner"])


@app.get("/head")
def head():
    heads = Environment(loader=DictLoader(HEADS), autoescape=select_autoescape(["html"], disabled_extensions=["txt"], default=True))
    return heads.get_template("head.txt").render(owner=request.args["owner"])


@app.get("/foot")
def foot():
    feet = Environment(loader=DictLoader(FEET), autoescape=select_autoescape(["html"], disabled_extensions=["txt"], default=True))
    return feet.get_template("foot.any").render(owner=request.args["owner"])


@app.get("/text")
def text():
    texts = Environment(autoescape=select_autoescape())
    return texts.from_string("<main>{{ owner }}</main>").render(owner=request.args["owner"])
