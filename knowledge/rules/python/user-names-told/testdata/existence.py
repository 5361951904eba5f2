# profile: default
from flask import Flask, abort, jsonify, request
from flask_login import current_user, login_required
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class Brewer(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)
    email = db.Column(db.String)
    password = db.Column(db.String)


class Beer(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)


@app.get("/exists")
def exists():
    brewer = Brewer.query.filter_by(name=request.args.get("name", "")).first()
    return jsonify(message="no such brewer" if brewer is None else "password needed")  # want user-names-told


@app.post("/first-step")
def first_step():
    if Brewer.query.filter_by(email=request.form["email"]).first():
        return "Now your password, please"  # want user-names-told
    return "This address is unknown here"


@app.post("/first-step/same")
def first_step_same():
    if Brewer.query.filter_by(email=request.form["email"]).first():
        return "Now your password, please"
    return "Now your password, please"


@app.get("/name-free")
def name_free():
    brewer = Brewer.query.filter_by(name=request.args.get("name", "")).first()
    return jsonify(message="nobody has this name" if brewer is None else "this name is taken")


@app.get("/join/name")
def joining():
    brewer = Brewer.query.filter_by(name=request.args.get("name", "")).first()
    return jsonify(message="this name is unknown yet" if brewer is None else "somebody has it")


@app.get("/beers")
def beer():
    found = Beer.query.filter_by(name=request.args.get("name", "")).first()
    return jsonify(message="no such beer" if found is None else "we have that")


@app.get("/members")
@login_required
def member():
    brewer = Brewer.query.filter_by(name=request.args.get("name", "")).first()
    return jsonify(message="no such brewer" if brewer is None else "that is a member", by=current_user.name)


@app.get("/brewers/<name>")
def profile(name):
    brewer = Brewer.query.filter_by(name=name).first()
    if brewer is None:
        abort(404)
    return jsonify(name=brewer.name)
