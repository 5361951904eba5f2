import ast
import operator
import re

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
OPERATIONS = {"add": operator.add, "sub": operator.sub}


@app.get("/eval")
def evaluate():
    return jsonify(result=float(eval(request.args["expression"])))  # want eval-injection


@app.get("/restricted")
def restricted():
    return jsonify(result=float(eval(request.args["expression"], {"__builtins__": None}, {})))  # want eval-injection


@app.get("/filtered")
def filtered():
    expression = request.args["expression"].replace("import", "")
    value = eval("1 + " + expression)  # want eval-injection
    return jsonify(result=float(value))


@app.get("/literal")
def literal():
    value = ast.literal_eval(request.args["value"])
    return jsonify(count=len(value))


@app.get("/number")
def number():
    return jsonify(result=eval("2 * %d" % int(request.args["n"])))


@app.get("/table")
def table():
    operation = OPERATIONS.get(request.args["operation"])
    if operation is None:
        abort(400)
    return jsonify(result=operation(int(request.args["a"]), int(request.args["b"])))


@app.get("/names")
def names():
    return jsonify(result=eval("len(text)", {"text": request.args["text"]}))


@app.get("/checked")
def checked():
    expression = request.args["expression"]
    if not expression.isdigit():
        abort(400)
    return jsonify(result=eval(expression))


@app.get("/escape")
def escape_sequence():
    text = request.args["text"]
    if re.match(r"^\\\w+$", text):
        return jsonify(char=eval('"' + text + '"'))  # safe: letters and a backslash between quotes
    return jsonify(char=text)


@app.get("/escape-any")
def escape_any():
    text = request.args["text"]
    if re.match(r"^\\.+$", text):
        return jsonify(char=eval('"' + text + '"'))  # want eval-injection
    return jsonify(char=text)
