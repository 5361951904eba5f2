"""Passwords of forms that say whether they have to be filled in."""
import ldap
from flask import Flask
from flask_wtf import FlaskForm
from wtforms import PasswordField, StringField
from wtforms.validators import DataRequired, InputRequired, Length, Optional

app = Flask(__name__)


def connect():
    return ldap.initialize("ldaps://directory.example.org")


class Required(FlaskForm):
    user = StringField("User", validators=[DataRequired()])
    password = PasswordField("Password", validators=[DataRequired()])
    pin = PasswordField("PIN", [InputRequired(), Length(max=9)])
    phrase = PasswordField("Phrase", validators=[Length(min=4)])


class Left(FlaskForm):
    password = PasswordField("Password", validators=[Optional()])
    pin = PasswordField("PIN", validators=[Length(max=9)])
    phrase = PasswordField("Phrase", validators=[Length(min=0)])
    word = PasswordField("Word", validators=[Optional(), Length(min=8)])


@app.post("/required")
def required():
    form = Required()
    if form.validate_on_submit():
        connect().simple_bind_s("uid=www", form.password.data)
        connect().simple_bind_s("uid=www", form.pin.data)
        connect().simple_bind_s("uid=www", form.phrase.data)
    return ""


@app.post("/not_asked")
def not_asked():
    form = Required()
    connect().simple_bind_s("uid=www", form.password.data)  # want bind-without-password
    return ""


@app.post("/left")
def left():
    form = Left()
    if form.validate_on_submit():
        connect().simple_bind_s("uid=www", form.password.data)  # want bind-without-password
        connect().simple_bind_s("uid=www", form.pin.data)  # want bind-without-password
        connect().simple_bind_s("uid=www", form.phrase.data)  # want bind-without-password
        connect().simple_bind_s("uid=www", form.word.data)  # want bind-without-password
    return ""
