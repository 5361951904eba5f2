# A path that is brought into its normal form from the root climbs nowhere; put behind a folder it stays there.
import os
import posixpath

from flask import Flask, request

app = Flask(__name__)
BASE = "/srv/files"


def clean(path):
    return os.path.normpath("/" + path).lstrip("/")


@app.get("/helper")
def helper():
    return open(os.path.join(BASE, clean(request.args["p"]))).read()


@app.get("/behind-folder")
def behind_folder():
    return open(BASE + os.path.normpath("/" + request.args["p"])).read()


@app.get("/stripped")
def stripped():
    return open(os.path.join(BASE, os.path.normpath("/" + request.args["p"]).lstrip("/"))).read()


@app.get("/joined-to-root")
def joined_to_root():
    return open(os.path.join(BASE, os.path.normpath(os.path.join("/", request.args["p"])).lstrip("/"))).read()


@app.get("/absolute-of-root")
def absolute_of_root():
    return open(os.path.join(BASE, os.path.abspath(os.path.join("/", request.args["p"])).lstrip("/"))).read()


@app.get("/relative-to-root")
def relative_to_root():
    return open(os.path.join(BASE, os.path.relpath(os.path.normpath(os.path.join("/", request.args["p"])), "/"))).read()


@app.get("/posix")
def posix():
    return open(BASE + posixpath.normpath("/" + request.args["p"])).read()


@app.get("/formatted")
def formatted():
    return open(BASE + posixpath.normpath(f"/{request.args['p']}")).read()


@app.get("/one-slash-cut")
def one_slash_cut():
    return open(os.path.join(BASE, os.path.normpath("/" + request.args["p"])[1:])).read()  # want path-traversal


@app.get("/by-itself")
def by_itself():
    return open(os.path.normpath("/" + request.args["p"])).read()  # want path-traversal


@app.get("/joined-absolute")
def joined_absolute():
    return open(os.path.join(BASE, os.path.normpath("/" + request.args["p"]))).read()  # want path-traversal


@app.get("/not-from-root")
def not_from_root():
    return open(os.path.join(BASE, os.path.normpath(request.args["p"]).lstrip("/"))).read()  # want path-traversal


@app.get("/not-normal")
def not_normal():
    return open(os.path.join(BASE, "/" + request.args["p"].lstrip("/"))).read()  # want path-traversal


@app.get("/from-folder")
def from_folder():
    return open(os.path.normpath("/srv/" + request.args["p"])).read()  # want path-traversal


@app.get("/relative-to-folder")
def relative_to_folder():
    return open(os.path.join(BASE, os.path.relpath(request.args["p"], BASE))).read()  # want path-traversal


@app.get("/climbs-over")
def climbs_over():
    return open(os.path.normpath("/" + BASE + "/" + request.args["p"])).read()  # want path-traversal


@app.get("/root-by-itself")
def root_by_itself():
    return open(os.path.normpath(os.path.join("/", request.args["p"]))).read()  # want path-traversal


@app.get("/climbs-over-joined")
def climbs_over_joined():
    return open(os.path.join(BASE, os.path.normpath(os.path.join("/", BASE, request.args["p"])))).read()  # want path-traversal
