# profile: default
"""Functions that check one field of what a client sends."""
import os
import re

from django import forms
from django.core.exceptions import ValidationError
from rest_framework import serializers
from wtforms import Form, StringField
from flask_wtf import FlaskForm
from marshmallow import Schema, fields, post_load, validates, validates_schema
OK = re.compile(r"^[a-z]{1,30}$")


class TS(serializers.ModelSerializer):
    def validate_holder(self, value):
        if os.system(value):  # want command-injection
            raise serializers.ValidationError("x")
        return value
    def validate_other(self, value):
        if not OK.match(value):
            raise serializers.ValidationError("x")
        return value
    def validate(self, attrs):
        os.system("x " + attrs["name"])  # want command-injection
        return attrs
    def create(self, validated_data):
        os.system("x " + validated_data["name"])  # want command-injection
    def update(self, instance, validated_data):
        os.system("x " + validated_data["name"])  # want command-injection
    def to_internal_value(self, data):
        os.system("x " + data["name"])  # want command-injection
    def to_representation(self, instance):
        os.system("x %d" % instance.pk)


class DF(forms.Form):
    name = forms.CharField()
    n = forms.IntegerField()
    def clean_name(self):
        v = self.cleaned_data["name"]
        if os.system(v):  # want command-injection
            raise ValidationError("x")
        return v
    def clean(self):
        d = super().clean()
        os.system("x " + d["name"])  # want command-injection
        os.system("x " + self.data["name"])  # want command-injection
        os.system("x " + self.cleaned_data.get("name"))  # want command-injection
    def save(self):
        os.system("x " + self.cleaned_data.get("name"))  # want command-injection


class WF(FlaskForm):
    name = StringField()
    def validate_name(self, field):
        os.system(field.data)  # want command-injection


class WF2(Form):
    name = StringField()
    def validate_name(form, field):
        os.system(field.data)  # want command-injection


class MS(Schema):
    name = fields.Str()
    @validates("name")
    def check(self, value, **kw):
        os.system(value)  # want command-injection
    @validates_schema
    def both(self, data, **kw):
        os.system(data["name"])  # want command-injection
    @post_load
    def make(self, data, **kw):
        os.system("x " + data["name"])  # want command-injection
