import os

from bottle import post, request


@post("/plan")
def plan():
    up = request.files.get("plan")
    up.save(os.path.join("/srv/plans", up.filename))  # safe: reduced to a name


@post("/raw")
def raw():
    up = request.files.get("plan")
    up.save(os.path.join("/srv/plans", up.raw_filename))  # want path-traversal
