"""Functions whose results count as safe, and parameters."""
from django.utils.safestring import mark_safe
from markupsafe import Markup


@mark_safe  # want dynamic-html
def row(text):
    return "<td>" + text + "</td>"


def given(text):
    return Markup(text)  # want dynamic-html


def given_by_name(text):
    return Markup(object="<b>" + text + "</b>")  # want dynamic-html


def constant():
    return Markup("<hr>")


def formatted(text):
    return Markup("<b>{}</b>").format(text)


def escaped(text):
    return Markup.escape(text)
