"""What a filter marks as safe, a page shows as it is."""
import bleach
import markdown
from django import template
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from flask import Flask
from markupsafe import Markup, escape

app = Flask(__name__)
register = template.Library()


@app.template_filter("md")
def rendered(text):
    return Markup(markdown.markdown(text))  # want cross-site-scripting


@app.template_filter("clean")
def cleaned(text):
    return Markup(bleach.clean(markdown.markdown(text)))


@app.template_filter()
def breaks(text):
    return Markup("<br>".join(escape(text).split("\n")))


@app.template_filter()
def price(cents):
    return Markup("<b>%.2f</b>" % cents)


@register.filter
def lines(text):
    return mark_safe(text.replace("\n", "<br>"))  # want cross-site-scripting


@register.filter
def bold(text):
    return format_html("<b>{}</b>", text)


@register.filter(needs_autoescape=True)
def quoted(text, autoescape=None):
    if autoescape:
        text = conditional_escape(text)
    return mark_safe("<q>" + text + "</q>")


@register.simple_tag
def icon(name):
    return mark_safe('<i class="%s"></i>' % name)  # safe: the page's writer says which
