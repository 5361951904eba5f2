from __future__ import annotations

import functools
import logging
from dataclasses import asdict
from http import HTTPStatus
from typing import Callable

from flask import Blueprint, Flask, Response, current_app, jsonify, make_response, redirect, request, session, url_for
from markupsafe import Markup, escape

from .container import Container
from .employees import Criteria, Order

blueprint = Blueprint("api", __name__)
log = logging.getLogger(__name__)


def container() -> Container:
    return current_app.extensions["container"]


def arguments(*names: str) -> Callable:
    """Passes query parameters to a view as its arguments."""
    def decorate(view):
        @functools.wraps(view)
        def wrapper(**path):
            return view(**path, **{name: request.args.get(name, "") for name in names})
        return wrapper
    return decorate


def criteria() -> Criteria:
    return Criteria(
        name=request.args.get("name"),
        department=request.args.get("department"),
        order=Order(request.args.get("order", "name")),
        raw_order=request.args.get("raw_order", "name"),
    )


@blueprint.get("/employees")
def employees() -> Response:
    return jsonify([e._asdict() for e in container().employees.find(criteria())])


@blueprint.get("/employees/ordered")
def employees_ordered() -> Response:
    return jsonify([e._asdict() for e in container().employees.find_ordered(criteria())])


@blueprint.get("/employees/by")
@arguments("column", "value")
def employees_by(column: str, value: str) -> Response:
    return jsonify([e._asdict() for e in container().employees.find_composed(column, value)])


@blueprint.get("/departments")
def departments() -> Response:
    names = request.args.getlist("name")
    repository = container().employees
    found = repository.in_departments(names) if "p" in request.args else repository.in_department(names)
    return jsonify(len(found))


@blueprint.get("/documents/<path:name>")
def document(name: str) -> Response:
    store = container().documents
    read = {"checked": store.read_checked, "named": store.read_named, "last": store.read_last}.get(
        request.args.get("mode", ""), store.read
    )
    return Response(read(name), mimetype="application/octet-stream")


@blueprint.put("/documents/<path:name>")
def put_document(name: str) -> Response:
    container().documents.write(name, request.stream)
    return Response(status=HTTPStatus.NO_CONTENT)


@blueprint.post("/documents/pdf")
@arguments("title")
def pdf(title: str) -> Response:
    return Response(container().documents.as_pdf(request.get_data(as_text=True), title), mimetype="application/pdf")


@blueprint.post("/documents/state")
def state() -> Response:
    store = container().documents
    if request.is_json:
        return jsonify(store.parse(request.data))
    return jsonify(repr(store.revive(request.data)))


@blueprint.get("/rooms/<name>")
def room(name: str) -> Response:
    return jsonify(container().gateway.room(name))


@blueprint.get("/calendar")
@arguments("url")
def calendar(url: str) -> Response:
    return Response(container().gateway.calendar(url), mimetype="text/calendar")


@blueprint.get("/weather")
@arguments("place")
def weather(place: str) -> Response:
    return jsonify(container().gateway.weather(place))


@blueprint.get("/greeting")
@arguments("name", "colour")
def greeting(name: str, colour: str) -> str:
    style = Markup("<b style='color: {}'>").format(colour)
    return style + name + Markup("</b>")  # safe: Markup escapes what is added to it


@blueprint.get("/banner")
@arguments("text")
def banner(text: str) -> str:
    return "<marquee>{}</marquee>".format(text)  # want cross-site-scripting


@blueprint.get("/back")
def back() -> Response:
    return redirect(request.referrer or url_for("api.employees"))  # safe: back to where the visitor comes from


def register_errors(app: Flask) -> None:
    @app.errorhandler(Exception)
    def failed(error: Exception):
        log.exception("request failed")
        return make_response(jsonify(error=str(error)), 500)  # want exception-exposure

    @app.errorhandler(PermissionError)
    def denied(error: PermissionError):
        return make_response(jsonify(error="denied"), 403)  # safe: fixed text
