import html

from flask import Flask, Response, jsonify, make_response, render_template, request
from markupsafe import Markup, escape

app = Flask(__name__)


@app.get("/hello")
def hello():
    return "<h1>Hello " + request.args.get("name", "") + "</h1>"  # want cross-site-scripting


@app.get("/made")
def made():
    return make_response(f"<p>{request.args['text']}</p>")  # want cross-site-scripting


@app.get("/user/<name>")
def user(name):
    return "<p>User %s</p>" % name  # want cross-site-scripting


@app.get("/marked")
def marked():
    return render_template("page.html", text=Markup("<b>" + request.args["text"] + "</b>"))  # want cross-site-scripting


@app.get("/escaped")
def escaped():
    return "<h1>Hello " + html.escape(request.args.get("name", "")) + "</h1>"


@app.get("/markupsafe")
def escaped_by_markupsafe():
    return f"<p>{escape(request.args['text'])}</p>"


@app.get("/number/<int:number>")
def number(number):
    return "<p>Number %s</p>" % number


@app.get("/json")
def as_json():
    return jsonify(text=request.args["text"])


@app.get("/plain")
def plain():
    return Response(request.args["text"], mimetype="text/plain")


@app.get("/template")
def template():
    return render_template("page.html", text=request.args["text"])


@app.get("/formatted")
def formatted():
    return Markup("<p>{}</p>").format(request.args["text"])


def rows(cell):
    yield "<table>"
    yield "<tr><td>" + cell + "</td></tr>"
    yield "</table>"


@app.get("/streamed")
def streamed():
    return Response(rows(request.args["text"]))  # want cross-site-scripting


@app.get("/streamed-escaped")
def streamed_escaped():
    return Response(rows(html.escape(request.args["text"])))


@app.get("/streamed-table")
def streamed_table():
    return Response(rows(request.args["text"]), mimetype="text/csv")


@app.get("/typed-later")
def typed_later():
    answer = make_response("Hello " + request.args.get("name", ""))
    answer.mimetype = "text/plain"
    return answer


@app.get("/typed-by-header")
def typed_by_header():
    answer = make_response("Hello " + request.args.get("name", ""))
    answer.headers["Content-Type"] = "text/plain; charset=utf-8"
    return answer


@app.get("/typed-as-page")
def typed_as_page():
    answer = make_response("Hello " + request.args.get("name", ""))  # want cross-site-scripting
    answer.headers["Content-Type"] = "text/html; charset=utf-8"
    return answer


@app.get("/other-header")
def other_header():
    answer = make_response("Hello " + request.args.get("name", ""))  # want cross-site-scripting
    answer.headers["Cache-Control"] = "no-store"
    return answer
