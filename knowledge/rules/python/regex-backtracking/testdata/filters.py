import re

from flask import Flask

app = Flask(__name__)
CODES = re.compile(r"\[\[(\w+\s*,?\s*)+:([^\]]*)\]\]")  # want regex-backtracking
ONCE = re.compile(r"\[\[(\w+)(?:,\w+)*:([^\]]*)\]\]")
SPACES = re.compile(r"\s+$")


@app.template_filter("codes")
def codes(text):
    return CODES.sub(lambda m: m.group(2), text or "")


@app.template_filter("once")
def once(text):
    return ONCE.sub(lambda m: m.group(2), text or "")


@app.template_filter("stripped")
def stripped(text):
    return SPACES.sub("", text)


def shortcodes(text):
    return CODES.sub(lambda m: m.group(2), text or "")


app.jinja_env.filters["shortcodes"] = shortcodes
