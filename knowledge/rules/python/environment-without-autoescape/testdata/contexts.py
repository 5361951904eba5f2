"""Contexts of Django's templates."""
from django.template import Context, Template


def text(values):
    return Template("{{ name }}").render(Context(values, autoescape=False))  # want environment-without-autoescape


def named(values, escape=False):
    return Context(values, escape)  # want environment-without-autoescape


def page(values):
    return Template("{{ name }}").render(Context(values))


def positional(values):
    return Context(values, True)


def chosen(values, html):
    return Context(values, autoescape=html)


def of_nothing(loader):
    import jinja2
    return jinja2.Environment(loader=loader, autoescape=None)  # want environment-without-autoescape


def by_name(loader):
    import jinja2
    return jinja2.Environment(loader=loader, autoescape=lambda name: name.endswith(".html"))
