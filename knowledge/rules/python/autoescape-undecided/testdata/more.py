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
