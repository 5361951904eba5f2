from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe
from markupsafe import Markup


def bold(name):
    return mark_safe("<b>%s</b>" % name)  # want dynamic-html


def link(url):
    return Markup(f"<a href='{url}'>link</a>")  # want dynamic-html


def formatted(name):
    return format_html(f"<b>{name}</b>")  # want dynamic-html


def passed(text):
    return mark_safe(text)  # want dynamic-html


def constant():
    return mark_safe("<br>")


def well_formatted(name):
    return format_html("<b>{}</b>", name)


def escaped(name):
    return mark_safe("<b>" + escape(name) + "</b>")


def markup_format(name):
    return Markup("<b>{}</b>").format(name)
