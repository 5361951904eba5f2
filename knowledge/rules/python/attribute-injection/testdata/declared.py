"""Names that a form or a schema declares, and objects that hold whatever they are given."""
from flask import Flask, request
from flask_wtf import FlaskForm
from wtforms import StringField
from marshmallow import Schema, fields

app = Flask(__name__)


class Config:
    a = 1
    is_admin = False

    def override(self, new):
        for k, v in new.items():
            setattr(self, k, v)

    def override2(self, new):
        for k, v in new.items():
            setattr(self, k, v)  # want attribute-injection


class SettingsForm(FlaskForm):
    name = StringField("name")
    title = StringField("title")


@app.post("/a")
def a():
    form = SettingsForm()
    c = Config()
    for k, v in form.data.items():
        setattr(c, k, v)  # safe: declared names, or nothing else there
    c.override(form.data)
    return ""


@app.post("/b")
def b():
    form = SettingsForm(request.form)
    c = Config()
    for k, v in form.data.items():
        setattr(c, k, v)  # safe: declared names, or nothing else there
    return ""


@app.post("/c")
def c():
    c = Config()
    for k, v in request.get_json().items():
        setattr(c, k, v)  # want attribute-injection
    c.override2(request.get_json())
    return ""


class UserSchema(Schema):
    name = fields.Str()


@app.post("/d")
def d():
    c = Config()
    data = UserSchema().load(request.get_json())
    for k, v in data.items():
        setattr(c, k, v)  # safe: declared names, or nothing else there
    return ""


class Bag:
    pass


@app.post("/f")
def f():
    o = Bag()
    for k, v in request.get_json().items():
        setattr(o, k, v)  # safe: declared names, or nothing else there
    return o.name


class RateConfig:
    limit = 5
    window = 60


config = RateConfig()


@app.post("/g")
def g():
    for k, v in request.get_json().items():
        if hasattr(config, k):
            setattr(config, k, int(v))  # safe: declared names, or nothing else there
    return ""
