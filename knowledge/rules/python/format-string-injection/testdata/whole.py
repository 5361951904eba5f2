# threat-model: library
"""What takes a format uses it; what puts a text into one had better not."""


def name_files(pattern, count):
    return [pattern.format(number=n) for n in range(count)]  # safe: it is what the function is for


def greet(user, name):
    return ("Hello " + name + ", {user.age}").format(user=user)  # want format-string-injection


def title(page, text):
    return f"{text} of {{page}}".format(page=page)  # want format-string-injection


def footer(page, text):
    return ("page: " + text + " {page}").format(page=page)  # want format-string-injection


def label(page, text):
    return "{text} of {page}".format(page=page, text=text)
