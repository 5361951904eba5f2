from mako.lookup import TemplateLookup
from mako.template import Template


def lookup():
    return TemplateLookup(directories=["templates"])  # want environment-without-autoescape


def template():
    return Template("Hello ${name}")  # want environment-without-autoescape


def escaping():
    return TemplateLookup(directories=["templates"], default_filters=["h"])


def escaping_template():
    return Template("Hello ${name}", default_filters=["h"])


def rendered(template: Template, name):
    return template.render(name=name)
