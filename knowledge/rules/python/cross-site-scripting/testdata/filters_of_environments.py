import re

import bleach
from flask import Blueprint, Flask
from jinja2 import Environment
from markupsafe import Markup, escape

app = Flask(__name__)
pages = Blueprint("x", __name__)
env = Environment(autoescape=True)


def hashtags(text):
    return Markup(re.sub(r"#(\w+)", r'<a href="/tag/\1">#\1</a>', text or ""))  # want cross-site-scripting


def added(text):
    return Markup("<b>" + text + "</b>")  # want cross-site-scripting


def updated(text):
    return Markup("<b>" + text + "</b>")  # want cross-site-scripting


def added_by_call(text):
    return Markup("<b>" + text + "</b>")  # want cross-site-scripting


def added_to_environment(text):
    return Markup("<b>" + text + "</b>")  # want cross-site-scripting


def no_filter(text):
    return Markup("<b>" + text + "</b>")


def lines(text):
    return Markup("<br>").join(escape(text or "").splitlines())


def cleaned(text):
    return Markup(bleach.clean(text))


def badge(n):
    return Markup("<b>%d</b>" % int(n))


@pages.app_template_filter("decorated")
def decorated(text):
    return Markup("<b>" + text + "</b>")  # want cross-site-scripting

app.jinja_env.filters["added"] = added
app.jinja_env.filters.update(badge=badge)
app.jinja_env.filters.update({"updated": updated})
app.add_template_filter(added_by_call)
env.filters["added_to_environment"] = added_to_environment


def register(app):
    for fn in (hashtags, lines, cleaned, badge):
        app.jinja_env.filters[fn.__name__] = fn


@app.context_processor
def extra():
    return {"year": 2020}
register(app)
