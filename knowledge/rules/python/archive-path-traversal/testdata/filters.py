"""Filters of a program's own."""
import functools
import io
import os
import tarfile

from flask import Flask, jsonify, request

app = Flask(__name__)
INBOX = "/srv/inbox"


def strip_first(member, path):
    _, _, member.name = member.name.partition("/")
    return member


def refuses(member, path):
    if member.name.startswith("/") or ".." in member.name:
        raise ValueError(member.name)
    return member


def stays_inside(member, path):
    target = os.path.realpath(os.path.join(path, member.name))
    if os.path.commonpath([target, path]) != path:
        return None
    return member


def files_only(member, path):
    if not member.isfile():
        return None
    return member


def strip_and_check(member, path):
    return tarfile.data_filter(strip_first(member, path), path)


def compose(*filters):
    def two(f, g):
        return lambda member, path: f(g(member, path), path)

    return functools.reduce(two, filters, lambda member, path: member)


composed = compose(tarfile.data_filter, strip_first)


@app.post("/strip")
def strip():
    with tarfile.open(fileobj=io.BytesIO(request.data)) as archive:
        archive.extractall(INBOX, filter=strip_first)  # want archive-path-traversal
    return jsonify(ok=True)


@app.post("/files")
def files():
    with tarfile.open(fileobj=io.BytesIO(request.data)) as archive:
        archive.extractall(INBOX, filter=files_only)  # want archive-path-traversal
    return jsonify(ok=True)


@app.post("/refuse")
def refuse():
    with tarfile.open(fileobj=io.BytesIO(request.data)) as archive:
        archive.extractall(INBOX, filter=refuses)  # safe: names are looked at
    return jsonify(ok=True)


@app.post("/inside")
def inside():
    with tarfile.open(fileobj=io.BytesIO(request.data)) as archive:
        archive.extractall(INBOX, filter=stays_inside)  # safe: where they lead is looked at
    return jsonify(ok=True)


@app.post("/both")
def both():
    with tarfile.open(fileobj=io.BytesIO(request.data)) as archive:
        archive.extractall(INBOX, filter=strip_and_check)  # safe: the standard filter
    return jsonify(ok=True)


@app.post("/composed")
def composed_filters():
    with tarfile.open(fileobj=io.BytesIO(request.data)) as archive:
        archive.extractall(INBOX, filter=composed)  # safe: not known to let all pass
    return jsonify(ok=True)


@app.post("/picked")
def picked():
    with tarfile.open(fileobj=io.BytesIO(request.data)) as archive:
        for member in archive:
            if os.path.isabs(member.name) or ".." in member.name.split("/"):
                continue
            archive.extract(member, INBOX)  # safe: picked by name
    return jsonify(ok=True)


@app.post("/picked-by-kind")
def picked_by_kind():
    with tarfile.open(fileobj=io.BytesIO(request.data)) as archive:
        for member in archive:
            if member.isfile():
                archive.extract(member, INBOX)  # want archive-path-traversal
    return jsonify(ok=True)
