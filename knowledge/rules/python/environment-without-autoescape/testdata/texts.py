from jinja2 import Environment, FileSystemLoader, select_autoescape


def plain():
    return Environment(loader=FileSystemLoader("templates"))  # want environment-without-autoescape


def explicitly():
    return Environment(autoescape=False)  # want environment-without-autoescape


def through_options():
    options = {"autoescape": False, "trim_blocks": True}
    return Environment(**options)  # want environment-without-autoescape


def escaping():
    return Environment(autoescape=True)


def by_extension():
    return Environment(autoescape=select_autoescape())


def configured(options):
    return Environment(**options)
