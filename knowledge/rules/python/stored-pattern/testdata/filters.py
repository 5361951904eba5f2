import re

from flask import Flask, jsonify, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Filter(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    pattern = db.Column(db.String(500))
    word = db.Column(db.String(500))


@app.post("/filters")
def add():
    body = request.get_json()
    db.session.add(Filter(pattern=body["pattern"], word="spam"))
    db.session.commit()
    return "ok"


@app.post("/filters/<int:number>/test")
def test_one(number):
    row = Filter.query.get_or_404(number)
    return jsonify(hit=bool(re.search(row.pattern, request.form["text"])))  # want stored-pattern


@app.post("/mails")
def mails():
    hits = [f.id for f in Filter.query.all() if f.pattern and re.match(f.pattern, request.form["text"])]  # want stored-pattern
    return jsonify(hits)


@app.post("/compiled/<int:number>")
def compiled(number):
    row = Filter.query.get_or_404(number)
    return jsonify(hit=bool(re.compile("^" + row.pattern).match(request.form["text"])))  # want stored-pattern


@app.post("/escaped/<int:number>")
def escaped(number):
    row = Filter.query.get_or_404(number)
    return jsonify(hit=bool(re.search(re.escape(row.pattern), request.form["text"])))


@app.post("/own/<int:number>")
def own(number):
    row = Filter.query.get_or_404(number)
    return jsonify(hit=bool(re.search(row.word, request.form["text"])))


@app.post("/fixed/<int:number>")
def fixed(number):
    row = Filter.query.get_or_404(number)
    return jsonify(hit=bool(re.search(r"^\w+$", row.pattern)))
