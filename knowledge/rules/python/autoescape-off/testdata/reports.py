import jinja2
from flask import Flask
from jinja2 import Environment, FileSystemLoader, select_autoescape

app = Flask(__name__)


def report(rows):
    env = Environment(loader=FileSystemLoader("templates"))
    return env.get_template("report.html").render(rows=rows)  # want autoescape-off


def report_explicitly(rows):
    env = jinja2.Environment(loader=FileSystemLoader("templates"), autoescape=False)
    template = env.get_template("report.html.j2")  # want autoescape-off
    return template.render(rows=rows)


def report_safely(rows):
    env = Environment(loader=FileSystemLoader("templates"), autoescape=True)
    return env.get_template("report.html").render(rows=rows)


def report_by_extension(rows):
    env = Environment(loader=FileSystemLoader("templates"), autoescape=select_autoescape(["html"]))
    return env.get_template("report.html").render(rows=rows)


def configuration(hosts):
    env = Environment(loader=FileSystemLoader("templates"))
    return env.get_template("nginx.conf.j2").render(hosts=hosts)


def from_elsewhere(env):
    return env.get_template("report.html").render()


def switch():
    app.jinja_env.autoescape = False  # want autoescape-off


def switch_on():
    app.jinja_env.autoescape = True
