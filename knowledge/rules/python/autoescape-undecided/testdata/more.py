import jinja2


def by_name(loader, choose, name):
    return jinja2.Environment(loader=loader, autoescape=choose(name))  # want autoescape-undecided


def by_setting(loader, load):
    setting = load("escape")
    return jinja2.Environment(loader=loader, autoescape=setting)  # want autoescape-undecided


def always(loader):
    return jinja2.Environment(loader=loader, autoescape=True)


def by_ending(loader):
    return jinja2.Environment(loader=loader, autoescape=jinja2.select_autoescape(["html"]))


def of_html(name):
    return name is not None and name.endswith(".html")


def by_function(loader):
    return jinja2.Environment(loader=loader, autoescape=of_html)  # want autoescape-undecided


def by_lambda(loader):
    return jinja2.Environment(loader=loader, autoescape=lambda name: False)  # want autoescape-undecided
