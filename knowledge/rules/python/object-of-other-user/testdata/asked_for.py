"""The user comes back from the function that refuses strangers."""
from flask import Flask, abort, g, redirect, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Page(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    author_id = db.Column(db.Integer)
    text = db.Column(db.Text)


def need_user():
    if g.user is None:
        abort(401)
    return g.user


@app.post("/pages")
def add():
    user = need_user()
    db.session.add(Page(author_id=user.id, text=request.form["text"]))
    db.session.commit()
    return redirect("/")


@app.post("/pages/<int:number>")
def change(number):
    user = need_user()
    page = db.get_or_404(Page, number)
    if page.author_id != user.id:
        abort(403)
    page.text = request.form["text"]
    db.session.commit()
    return redirect("/")


@app.post("/pages/<int:number>/remove")
def remove(number):
    need_user()
    page = db.get_or_404(Page, number)  # want object-of-other-user
    db.session.delete(page)
    db.session.commit()
    return redirect("/")


@app.get("/mine")
def mine():
    user = need_user()
    return {"pages": [page.text for page in Page.query.filter_by(author_id=user.id)]}
