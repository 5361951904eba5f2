# profile: default
from flask import Flask, abort, redirect, request, session
from flask_login import current_user, login_required
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)


class Recipe(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    owner_id = db.Column(db.ForeignKey("user.id"))
    title = db.Column(db.String)
    status = db.Column(db.String)
    public = db.Column(db.Boolean)


class Remark(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    recipe_id = db.Column(db.ForeignKey("recipe.id"))
    text = db.Column(db.String)


@app.get("/mine")
@login_required
def mine():
    return [r.title for r in Recipe.query.filter_by(owner_id=current_user.id)]


@app.get("/mine/<int:key>")
@login_required
def one_of_mine(key):
    recipe = Recipe.query.filter_by(id=key, owner_id=current_user.id).first_or_404()
    return recipe.title


@app.post("/remarks/<int:key>")
@login_required
def remark(key):
    recipe = Recipe.query.filter_by(id=key, public=True).first_or_404()
    db.session.add(Remark(recipe_id=recipe.id, text=request.form["text"]))
    db.session.commit()
    return redirect("/")


@app.post("/remarks/<int:key>/state")
@login_required
def remark_on_state(key):
    recipe = db.first_or_404(db.select(Recipe).where(Recipe.id == key, Recipe.status == "published"))
    db.session.add(Remark(recipe_id=recipe.id, text=request.form["text"]))
    db.session.commit()
    return redirect("/")


@app.post("/remarks/<int:key>/any")
@login_required
def remark_on_any(key):
    recipe = Recipe.query.filter_by(id=key).first_or_404()  # want object-of-other-user
    db.session.add(Remark(recipe_id=recipe.id, text=request.form["text"]))
    db.session.commit()
    return redirect("/")


@app.post("/titles/<int:key>")
@login_required
def retitle(key):
    recipe = Recipe.query.filter_by(id=key, public=True).first_or_404()  # want object-of-other-user
    recipe.title = request.form["title"]
    db.session.commit()
    return redirect("/")


@app.post("/drafts/<int:key>")
@login_required
def remark_on_draft(key):
    recipe = Recipe.query.filter_by(id=key, public=False).first_or_404()  # want object-of-other-user
    db.session.add(Remark(recipe_id=recipe.id, text=request.form["text"]))
    db.session.commit()
    return redirect("/")


@app.post("/gone/<int:key>")
@login_required
def drop(key):
    recipe = Recipe.query.filter_by(id=key, public=True).first_or_404()  # want object-of-other-user
    db.session.delete(recipe)
    db.session.commit()
    return redirect("/")
