# profile: default
"""A client that names an entry may replace one of the program's."""
from flask import Flask, request
from markupsafe import escape

app = Flask(__name__)
COLOURS = ("red", "blue")


@app.get("/any")
def any_name():
    fields = {"title": "Welcome", "intro": "Nothing yet"}
    for key, value in request.args.items():
        fields[key] = value
    return "<p>%s</p>" % fields["intro"]  # want cross-site-scripting


@app.get("/own")
def own_names():
    fields = {"title": "Welcome", "intro": "Nothing yet"}
    for key, value in request.args.items():
        if key in fields:
            fields[key] = value
    return "<p>%s</p>" % fields["intro"]  # want cross-site-scripting


@app.get("/each")
def each_name():
    fields = {"title": "Welcome", "intro": "Nothing yet"}
    for key in fields:
        fields[key] = request.args.get(key, "")
    return "<p>%s</p>" % fields["intro"]  # want cross-site-scripting


@app.get("/pairs")
def pairs():
    fields = {"title": "Welcome", "intro": "Nothing yet"}
    fields.update((key, value) for key, value in request.args.items())
    return "<p>%s</p>" % fields["intro"]  # want cross-site-scripting


@app.get("/escaped")
def escaped():
    fields = {"title": "Welcome", "intro": "Nothing yet"}
    for key, value in request.args.items():
        fields[key] = escape(value)
    return "<p>%s</p>" % fields["intro"]


@app.get("/prefixed")
def prefixed():
    fields = {"title": "Welcome", "intro": "Nothing yet"}
    for key, value in request.args.items():
        fields["arg-" + key] = value
    return "<p>%s</p>" % fields["intro"]


@app.get("/later")
def set_afterwards():
    fields = {"title": "Welcome"}
    for key, value in request.args.items():
        fields[key] = value
    fields["intro"] = "Nothing yet"
    return "<p>%s</p>" % fields["intro"]


@app.get("/other")
def another():
    fields = {"title": "Welcome", "intro": "Nothing yet"}
    seen = {}
    for key, value in request.args.items():
        seen[key] = value
    return "<p>%s</p>" % fields["intro"]


@app.get("/absent")
def only_new_names():
    fields = {"title": "Welcome", "intro": "Nothing yet"}
    for key in COLOURS:
        fields[key] = request.args.get(key, "")
    return "<p>%s</p>" % fields["intro"]


@app.get("/not-there")
def names_that_are_not_there():
    fields = {"title": "Welcome", "intro": "Nothing yet"}
    for key in COLOURS:
        if key not in fields:
            fields[key] = request.args.get(key, "")
    return "<p>%s</p>" % fields["intro"]


@app.get("/there")
def names_that_are_there():
    fields = {"title": "Welcome", "intro": "Nothing yet"}
    for key, value in request.args.items():
        if key not in fields:
            continue
        fields[key] = value
    return "<p>%s</p>" % fields["intro"]  # want cross-site-scripting
