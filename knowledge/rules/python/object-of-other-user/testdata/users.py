import sqlite3

from flask import Flask, abort, g, jsonify, request
from flask_login import current_user, login_required
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    username = db.Column(db.String)
    email = db.Column(db.String)


def run(statement, values=(), many=False):
    c = sqlite3.connect("shop.db").execute(statement, values)
    return c.fetchall() if many else c.fetchone()


@app.get("/me")
@login_required
def me():
    return jsonify(run("SELECT email FROM users WHERE id = ?", (current_user.id,)))


@app.post("/people/<int:number>/mail")
@login_required
def set_mail(number):
    someone = db.session.get(User, number)  # want object-of-other-user
    someone.email = request.form["email"]
    db.session.commit()
    return "ok"


@app.post("/people/<int:number>/delete")
@login_required
def drop(number):
    db.session.delete(db.session.get(User, number))  # want object-of-other-user
    db.session.commit()
    return "ok"


@app.get("/people/<int:number>")
@login_required
def show(number):
    return jsonify(db.session.get(User, number).to_dict())  # want object-of-other-user


@app.get("/people/<int:number>/name")
@login_required
def name(number):
    return jsonify(name=db.session.get(User, number).username)


@app.post("/people/<int:number>/own")
@login_required
def own(number):
    if number != current_user.id:
        abort(403)
    db.session.delete(db.session.get(User, number))
    db.session.commit()
    return "ok"


@app.post("/password/<int:number>")
@login_required
def password(number):
    run("UPDATE users SET password = ? WHERE id = ?", (request.form["new"], number))  # want object-of-other-user
    return "ok"


@app.post("/bio")
@login_required
def bio():
    run("UPDATE users SET bio = ? WHERE id = ?", (request.form["bio"], g.user_id), many=False)
    return "ok"


@app.get("/phone/<int:number>")
@login_required
def phone(number):
    return jsonify(run("SELECT name, phone FROM users WHERE id = ?", (number,)))  # want object-of-other-user


@app.get("/card/<int:number>")
@login_required
def card(number):
    return jsonify(run("SELECT id, name FROM users WHERE id = ?", (number,)))


@app.post("/send")
@login_required
def send():
    run("UPDATE accounts SET balance = balance + ? WHERE account_no = ?", (5, request.form["to"]))
    return "ok"


@app.get("/row/<int:number>")
@login_required
def row(number):
    found = run("SELECT * FROM users WHERE id = ?", (number,))  # want object-of-other-user
    if found is None:
        abort(404)
    return jsonify(found)


@app.get("/row/<int:number>/name")
@login_required
def row_name(number):
    return jsonify(name=run("SELECT * FROM users WHERE id = ?", (number,))["name"])
