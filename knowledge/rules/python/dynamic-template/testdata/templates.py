import jinja2
from flask import render_template, render_template_string
from mako.template import Template


def mail(text):
    return jinja2.Template(text).render()  # want dynamic-template


def page(env: jinja2.Environment, text):
    return env.from_string("<p>" + text + "</p>")  # want dynamic-template


def mako(text):
    return Template(text)  # want dynamic-template


def flask_page(text):
    return render_template_string(text)  # want dynamic-template


def constant(name):
    return jinja2.Template("Hello {{ name }}").render(name=name)


def by_name(name):
    return render_template("page.html", name=name)


def from_constant(env: jinja2.Environment):
    return env.from_string("<p>{{ x }}</p>")
