import re

from django import forms
from django.core.exceptions import ValidationError as Invalid
from django.core.validators import RegexValidator
from django.db import connection
from django.http import HttpResponse
from django.views.generic import FormView
from flask import Flask, abort, jsonify
from flask_wtf import FlaskForm
from rest_framework import serializers
from rest_framework.response import Response
from rest_framework.views import APIView
from sqlalchemy import create_engine, text
from wtforms import SelectField, StringField
from wtforms.validators import AnyOf, DataRequired, Length, Regexp, ValidationError

app = Flask(__name__)
engine = create_engine("sqlite://")


def plain(value):
    if not value.isalnum():
        raise Invalid("letters and digits")


class Sorting(forms.Form):
    code = forms.CharField(validators=[RegexValidator(r"^[A-Z]{2}\d{4}\Z")])
    open_code = forms.CharField(validators=[RegexValidator(r"[A-Z]{2}\d{4}")])
    barred = forms.CharField(validators=[RegexValidator(r"^[A-Z]+\Z", inverse_match=True)])
    name = forms.RegexField(regex=r"\A\w+\Z")
    word = forms.CharField(validators=[plain])
    long = forms.CharField(max_length=20)
    column = forms.CharField()
    again = forms.CharField()

    def clean_column(self):
        column = self.cleaned_data["column"]
        if column not in ("id", "name"):
            raise Invalid("no such column")
        return column

    def clean_again(self):
        again = self.cleaned_data["again"]
        if len(again) > 20:
            raise Invalid("too long")
        return again.strip()


def rows(condition):
    with connection.cursor() as c:
        c.execute("SELECT * FROM item WHERE " + condition)  # want sql-injection
        return c.fetchall()


def by_code(request):
    form = Sorting(request.POST)
    if form.is_valid():
        with connection.cursor() as c:
            c.execute(f"SELECT * FROM item WHERE code = '{form.cleaned_data['code']}'")
            c.execute(f"SELECT * FROM item WHERE name = '{form.cleaned_data['name']}'")
            c.execute(f"SELECT * FROM item WHERE name = '{form.cleaned_data['word']}'")
            c.execute(f"SELECT * FROM item ORDER BY {form.cleaned_data['column']}")
    return HttpResponse("ok")


def by_open_code(request):
    form = Sorting(request.POST)
    if form.is_valid():
        with connection.cursor() as c:
            c.execute(f"SELECT * FROM item WHERE code = '{form.cleaned_data['open_code']}'")  # want sql-injection
    return HttpResponse("ok")


def by_barred(request):
    form = Sorting(request.POST)
    if form.is_valid():
        with connection.cursor() as c:
            c.execute(f"SELECT * FROM item WHERE code = '{form.cleaned_data['barred']}'")  # want sql-injection
    return HttpResponse("ok")


def by_length(request):
    form = Sorting(request.POST)
    if form.is_valid():
        with connection.cursor() as c:
            c.execute(f"SELECT * FROM item WHERE code = '{form.cleaned_data['long']}'")  # want sql-injection
    return HttpResponse("ok")


def by_stripped(request):
    form = Sorting(request.POST)
    form.is_valid()
    return HttpResponse(str(rows("name = '%s'" % form.cleaned_data["again"])))


class Sorted(FormView):
    form_class = Sorting

    def form_valid(self, form):
        with connection.cursor() as c:
            c.execute("SELECT * FROM item ORDER BY " + form.cleaned_data["column"])
        return HttpResponse("ok")


class Query(serializers.Serializer):
    name = serializers.CharField(max_length=30)
    other = serializers.CharField(max_length=30)
    code = serializers.RegexField(r"^[a-z]+\Z")
    word = serializers.CharField(validators=[plain])

    def validate_name(self, value):
        if value not in ("a", "b"):
            raise serializers.ValidationError("no")
        return value

    def validate_other(self, value):
        if value in ("a", "b"):
            raise serializers.ValidationError("no")
        return value


class Rows(APIView):
    def post(self, request):
        query = Query(data=request.data)
        query.is_valid(raise_exception=True)
        with connection.cursor() as c:
            c.execute("SELECT * FROM item WHERE name = '%s'" % query.validated_data["name"])
            c.execute("SELECT * FROM item WHERE name = '%s'" % query.validated_data["code"])
            c.execute("SELECT * FROM item WHERE name = '%s'" % query.validated_data["word"])
            return Response(c.fetchall())

    def put(self, request):
        query = Query(data=request.data)
        query.is_valid(raise_exception=True)
        with connection.cursor() as c:
            c.execute("SELECT * FROM item WHERE name = '%s'" % query.validated_data["other"])  # want sql-injection
            return Response(c.fetchall())


class Search(FlaskForm):
    sort = SelectField(choices=[("name", "Name"), ("price", "Price")])
    code = StringField(validators=[DataRequired(), Regexp(r"^[A-Z]{3}\Z")])
    second = StringField("Second", [Regexp(r"^[A-Z]{3}\Z")])
    pick = StringField(validators=[AnyOf(["a", "b"])])
    name = StringField(validators=[DataRequired(), Length(max=20)])
    word = StringField()

    def validate_word(self, field):
        if not re.fullmatch(r"\w+", field.data):
            raise ValidationError("letters")


@app.route("/sorted", methods=["POST"])
def sorted_rows():
    form = Search()
    if not form.validate_on_submit():
        abort(400)
    with engine.begin() as c:
        c.execute(text("SELECT * FROM item WHERE code = '%s'" % form.code.data))
        c.execute(text("SELECT * FROM item WHERE code = '%s'" % form.second.data))
        c.execute(text("SELECT * FROM item WHERE code = '%s'" % form.pick.data))
        c.execute(text("SELECT * FROM item WHERE code = '%s'" % form.word.data))
        return jsonify([list(r) for r in c.execute(text("SELECT * FROM item ORDER BY " + form.sort.data))])


@app.route("/named", methods=["POST"])
def named():
    form = Search()
    if form.validate_on_submit():
        with engine.begin() as c:
            c.execute(text("SELECT * FROM item WHERE name = '%s'" % form.name.data))  # want sql-injection
    return "ok"


@app.route("/unasked", methods=["POST"])
def unasked():
    form = Search()
    with engine.begin() as c:
        c.execute(text("SELECT * FROM item ORDER BY " + form.sort.data))  # want sql-injection
    return "ok"


@app.route("/logged", methods=["POST"])
def logged():
    form = Search()
    if not form.validate():
        app.logger.warning("not valid")
    with engine.begin() as c:
        c.execute(text("SELECT * FROM item ORDER BY " + form.sort.data))  # want sql-injection
    return "ok"
