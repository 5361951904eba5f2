from django import template
from django.utils.html import conditional_escape

register = template.Library()


@register.filter("short", is_safe=True)  # want markup-trusted-by-type
def short(value):
    return value[:10]


@register.filter("long", is_safe=False)
def long(value):
    return value


@register.filter(needs_autoescape=True)
def marked(value, autoescape=True):
    return conditional_escape(value)
