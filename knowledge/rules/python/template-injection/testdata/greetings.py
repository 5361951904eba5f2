import jinja2
from flask import Flask, jsonify, render_template, render_template_string, request
from jinja2.sandbox import SandboxedEnvironment

app = Flask(__name__)


@app.get("/greeting")
def greeting():
    return render_template_string("Hello " + request.args["name"])  # want template-injection


@app.get("/template")
def template():
    text = jinja2.Template(request.args["template"]).render(name="Ada")  # want template-injection
    return jsonify(size=len(text))


@app.get("/environment")
def environment():
    source = "<p>%s</p>" % request.args["text"]
    text = jinja2.Environment(autoescape=True).from_string(source).render()  # want template-injection
    return jsonify(size=len(text))


@app.get("/variable")
def variable():
    return render_template_string("Hello {{ name }}", name=request.args["name"])


@app.get("/file")
def file():
    return render_template("greeting.html", name=request.args["name"])


@app.get("/sandbox")
def sandbox():
    text = SandboxedEnvironment().from_string(request.args["template"]).render(name="Ada")
    return jsonify(size=len(text))


@app.get("/fixed")
def fixed():
    text = jinja2.Template("Hello {{ name }}").render(name=request.args["name"])
    return jsonify(size=len(text))


@app.post("/syntax")
def syntax():
    try:
        jinja2.Template(request.form["template"])  # safe: tried only
    except jinja2.TemplateSyntaxError as e:
        return jsonify(line=e.lineno)
    return jsonify(ok=True)
