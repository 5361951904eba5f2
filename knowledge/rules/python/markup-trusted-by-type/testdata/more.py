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


class Badge:
    def __init__(self, name):
        self.name = name

    def __html__(self):  # want markup-trusted-by-type
        return f"<b>{self.name}</b>"


class Label:
    def __str__(self):
        return self.name

    def html(self):
        return conditional_escape(self.name)


def __html__():
    return "<b>"
