"""What kind of value it is that a client has sent is the program's to say."""
from flask import Flask, request
from jinja2 import Template

app = Flask(__name__)


@app.route("/kind")
def kind():
    value = request.args["v"]
    return Template("<b>" + value.__class__.__name__ + "</b>").render()


@app.route("/doc")
def doc():
    value = request.get_json()
    return Template(type(value).__doc__).render()


@app.route("/text")
def text():
    value = request.args["v"]
    return Template("<b>" + value + "</b>").render()  # want template-injection
