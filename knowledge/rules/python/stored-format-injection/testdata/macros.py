from string import Template

from flask import Flask, jsonify, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Macro(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    text = db.Column(db.String(500))
    layout = db.Column(db.String(500))


@app.post("/macros")
def add():
    body = request.get_json()
    db.session.add(Macro(text=body["text"], layout="{name}"))
    db.session.commit()
    return "ok"


@app.get("/macros/<int:number>/<name>")
def show(number, name):
    macro = Macro.query.get_or_404(number)
    return jsonify(text=macro.text.format(name=name, user=app))  # want stored-format-injection


@app.get("/mapped/<int:number>")
def mapped(number):
    macro = Macro.query.get_or_404(number)
    return jsonify(text=macro.text.format_map({"user": app}))  # want stored-format-injection


@app.get("/lines")
def lines():
    return jsonify([m.text.format(user=app) for m in Macro.query.all()])  # want stored-format-injection


@app.get("/template/<int:number>/<name>")
def template(number, name):
    macro = Macro.query.get_or_404(number)
    return jsonify(text=Template(macro.text).safe_substitute(name=name))


@app.get("/fixed/<int:number>")
def fixed(number):
    macro = Macro.query.get_or_404(number)
    return jsonify(text="Macro: {}".format(macro.text))


@app.get("/own/<int:number>")
def own(number):
    macro = Macro.query.get_or_404(number)
    return jsonify(text=macro.layout.format(name="x"))


@app.get("/percent/<int:number>")
def percent(number):
    macro = Macro.query.get_or_404(number)
    return jsonify(text=macro.text % {"name": "x"})
