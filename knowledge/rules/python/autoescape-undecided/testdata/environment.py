from jinja2 import Environment, select_autoescape


def by(decide, loader):
    return Environment(loader=loader, autoescape=decide())  # want autoescape-undecided


def escaping(loader):
    return Environment(loader=loader, autoescape=True), Environment(loader=loader, autoescape=select_autoescape())
