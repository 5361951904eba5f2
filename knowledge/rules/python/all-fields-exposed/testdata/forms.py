from django import forms
from django.views.generic import CreateView
from rest_framework import serializers


class ArticleForm(forms.ModelForm):
    class Meta:
        fields = "__all__"  # want all-fields-exposed


class ArticleSerializer(serializers.ModelSerializer):
    class Meta:
        fields = "__all__"  # want all-fields-exposed


class ArticleCreate(CreateView):
    fields = "__all__"  # want all-fields-exposed


class NamedForm(forms.ModelForm):
    class Meta:
        fields = ["title", "text"]

    def clean(self):
        return None


class NamedSerializer(serializers.ModelSerializer):
    class Meta:
        fields = ("title", "text")

    def validate(self, data):
        return data


class NamedCreate(CreateView):
    fields = ["title"]

    def get(self, request):
        return None


def every():
    return "__all__"


def field_names(form):
    fields = form.fields
    return fields


def constants():
    names = "__all__"
    return names
