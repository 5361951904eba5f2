import ast
import code

from flask import Flask, jsonify, request

app = Flask(__name__)
ACTIONS = {"start": "state = 1", "stop": "state = 0"}


@app.post("/exec")
def run():
    exec(request.form["code"])  # want code-injection
    return jsonify(ok=True)


@app.post("/compiled")
def compiled():
    program = compile(request.get_data(as_text=True), "<rule>", "exec")
    exec(program, {"__builtins__": {}})  # want code-injection
    return jsonify(ok=True)


@app.post("/template")
def built():
    source = "def rule(x):\n    return x > " + request.form["limit"]
    names = {}
    exec(source, names)  # want code-injection
    return jsonify(ok=True)


@app.post("/interpreter")
def interpreter():
    code.InteractiveInterpreter().runsource(request.form["line"])  # want code-injection
    return jsonify(ok=True)


@app.post("/action")
def action():
    state = {}
    exec(ACTIONS[request.form["action"]], state)
    return jsonify(ok=True)


@app.post("/parsed")
def parsed():
    tree = ast.parse(request.form["code"])
    return jsonify(statements=len(tree.body))


@app.post("/number")
def number():
    names = {}
    exec("limit = %d" % int(request.form["limit"]), names)
    return jsonify(ok=True)


@app.post("/variable")
def variable():
    names = {"text": request.form["text"]}
    exec("size = len(text)", names)
    return jsonify(size=names["size"])
