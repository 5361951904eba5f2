import sqlite3
from functools import wraps

from flask import Flask, abort, request, session
from flask.views import MethodView
from flask_login import current_user, login_required
from flask_sqlalchemy import SQLAlchemy
from flask_wtf import FlaskForm
from werkzeug.security import check_password_hash, generate_password_hash
from wtforms import PasswordField

app = Flask(__name__)
db = SQLAlchemy(app)


class Member(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    password = db.Column(db.Text)

    def set_password(self, text):
        self.password = generate_password_hash(text)

    def check_password(self, text):
        return check_password_hash(self.password, text)


class ChangeForm(FlaskForm):
    current_password = PasswordField()
    new_password = PasswordField()


def connect():
    return sqlite3.connect("members.db")


@app.post("/password")
@login_required
def change():
    if request.form["new"] != request.form["confirm_password"]:
        abort(400)
    current_user.set_password(request.form["new"])  # want password-change-unverified
    db.session.commit()
    return ""


@app.post("/settings/secret")
@login_required
def by_column():
    new = generate_password_hash(request.form["new"])
    with connect() as c:
        c.execute("UPDATE members SET password = ? WHERE id = ?", (new, session["user_id"]))  # want password-change-unverified
    return ""


@app.post("/settings/row")
@login_required
def by_row():
    member = db.session.get(Member, session["user_id"])
    member.password = generate_password_hash(request.form["new"])  # want password-change-unverified
    db.session.commit()
    return ""


@app.post("/password/checked")
@login_required
def checked():
    if not current_user.check_password(request.form["old"]):
        abort(403)
    current_user.set_password(request.form["new"])
    db.session.commit()
    return ""


@app.post("/password/form")
@login_required
def by_form():
    form = ChangeForm()
    if form.validate_on_submit():
        current_user.set_password(form.new_password.data)
        db.session.commit()
    return ""


class Change(MethodView):
    decorators = [login_required]
    form = ChangeForm

    def post(self):
        form = self.form()
        if form.validate_on_submit():
            current_user.set_password(form.new_password.data)
            db.session.commit()
        return ""


app.add_url_rule("/password/view", view_func=Change.as_view("change"))


@app.post("/password/reset")
@login_required
def reset():
    current_user.set_password(request.form["new"])  # somebody who has forgotten the old one
    db.session.commit()
    return ""


@app.post("/members/<int:number>/password")
@login_required
def of_member(number):
    member = db.session.get(Member, number)
    member.set_password(request.form["new"])  # another weakness, if any
    db.session.commit()
    return ""


@app.post("/members")
def register():
    member = Member()
    member.set_password(request.form["password"])
    db.session.add(member)
    db.session.commit()
    return ""


@app.post("/nickname")
@login_required
def nickname():
    with connect() as c:
        c.execute("UPDATE members SET name = ? WHERE id = ?", (request.form["name"], session["user_id"]))
    return ""


@app.post("/accounts")
@login_required
def add_account(user):
    account = Member.model_validate(user)
    account.password = hashed(request.form["password"])  # a new one
    db.session.add(account)
    return ""
