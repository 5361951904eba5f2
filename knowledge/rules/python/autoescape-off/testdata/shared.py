from jinja2 import Environment, FileSystemLoader

env = Environment(loader=FileSystemLoader("templates"))  # want autoescape-off
mails = Environment(loader=FileSystemLoader("mails"))  # want autoescape-off
safe = Environment(loader=FileSystemLoader("templates"), autoescape=True)


def first(rows):
    return env.get_template("first.html").render(rows=rows)


def second(rows):
    return env.get_template("second.html").render(rows=rows)  # one environment, one defect


def third(rows):
    return mails.get_template("third.html").render(rows=rows)


def fourth(rows):
    return safe.get_template("fourth.html").render(rows=rows)


def fifth(rows):
    return safe.get_template("fifth.html").render(rows=rows)


def sixth(rows):
    return mails.get_template("sixth.txt").render(rows=rows)


def environment():
    return Environment(loader=FileSystemLoader("templates"))


def template(name):
    return environment().get_template(name)


def page(rows):
    return template("page.html").render(rows=rows)  # want autoescape-off


def other_page(rows):
    return template("other.html").render(rows=rows)  # the same defect


def local(rows):
    env = Environment(loader=FileSystemLoader("templates"))
    head = env.get_template("head.html").render()  # want autoescape-off
    return head + env.get_template("body.html").render(rows=rows)  # the same defect
