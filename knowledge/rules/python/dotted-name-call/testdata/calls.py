from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer

from flask import Flask, jsonify, request

app = Flask(__name__)
METHODS = {"status": lambda: "up"}


@app.post("/rpc")
def rpc():
    target = app
    for part in request.json["method"].split("."):
        if part.startswith("_"):
            raise KeyError(part)
        target = getattr(target, part)
    return jsonify(target(*request.json["params"]))  # want dotted-name-call


@app.post("/walk")
def walked():
    root = app
    for part in request.form["path"].split("."):
        root = getattr(root, part, None)
    return str(root())  # want dotted-name-call


def serve(service):
    server = SimpleXMLRPCServer(("localhost", 8000), SimpleXMLRPCRequestHandler)
    server.register_instance(service, allow_dotted_names=True)  # want dotted-name-call
    server.serve_forever()


def serve_flat(service):
    server = SimpleXMLRPCServer(("localhost", 8000))
    server.register_instance(service)
    server.serve_forever()


@app.post("/table")
def table():
    return jsonify(METHODS[request.json["method"]]())


def setting(config):
    value = app
    for part in "config.items".split("."):
        value = getattr(value, part)
    return value()


@app.get("/shown")
def shown():
    value = app
    for part in ("name", "title"):
        value = getattr(value, part)
    return value()


@app.post("/raise")
def error_of_kind():
    kind = app
    for part in request.json["kind"].split("."):
        kind = getattr(kind, part)
    if not isinstance(kind, type) or not issubclass(kind, Exception):
        raise TypeError(kind)
    return str(kind(request.json["message"]))


@app.post("/raise-any")
def error_of_any_kind():
    kind = app
    for part in request.json["kind"].split("."):
        kind = getattr(kind, part)
    if not callable(kind):
        raise TypeError(kind)
    return str(kind(request.json["message"]))  # want dotted-name-call
