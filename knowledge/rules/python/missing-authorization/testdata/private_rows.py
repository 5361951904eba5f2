"""Rows with a flag that says whether they are private."""
from flask import Flask, render_template
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Snippet(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    body = db.Column(db.Text)
    private = db.Column(db.Boolean)


@app.get("/t/<int:sid>")
def shown(sid):
    return render_template("s.html", s=Snippet.query.filter_by(id=sid, private=False).first_or_404())


@app.get("/s/<int:sid>")
def any_of_them(sid):
    return render_template("s.html", s=db.get_or_404(Snippet, sid))  # want missing-authorization


@app.get("/u/<int:sid>")
def tested(sid):
    snippet = db.get_or_404(Snippet, sid)
    return render_template("s.html" if not snippet.private else "closed.html", s=snippet)
