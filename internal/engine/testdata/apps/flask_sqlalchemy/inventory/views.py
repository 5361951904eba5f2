import json
import os
import uuid
from importlib import import_module

import jwt
import yaml
from flask import Blueprint, Response, current_app, jsonify, render_template, request, send_from_directory
from flask.views import MethodView
from flask_login import current_user, login_required

from .services import ItemQuery, ItemService, SupplierService, UserService

pages = Blueprint("pages", __name__)
api = Blueprint("api", __name__)
EXPORTERS = {"csv": "inventory.exporters.csv", "json": "inventory.exporters.json"}


class ServiceView(MethodView):
    """A view that has a service."""
    service_class = ItemService
    decorators = [login_required]

    def __init__(self):
        self.service = self.service_class()

    def query(self):
        return ItemQuery(
            words=request.args.get("q", ""),
            order=request.args.get("order", "name"),
            limit=request.args.get("limit", 20, type=int),
        )


class ItemsView(ServiceView):
    def get(self):
        if "raw" in request.args:
            return jsonify([dict(row) for row in self.service.search_raw(self.query()).items])
        if "bound" in request.args:
            return jsonify([dict(row) for row in self.service.search_bound(self.query()).items])
        return jsonify([item.to_dict() for item in self.service.search(self.query()).items])


class ShelfView(ServiceView):
    def get(self, shelf):
        if shelf.isalnum():
            return jsonify([i.to_dict() for i in self.service.on_shelf_bound(shelf)])
        return jsonify([i.to_dict() for i in self.service.on_shelf(shelf)])


class SortedView(ServiceView):
    def get(self):
        order = request.args.get("order")
        return jsonify([i.to_dict() for i in self.service.ordered(order)])


class UserView(MethodView):
    def __init__(self):
        self.users = UserService()

    def get(self):
        email = request.args["email"]
        user = self.users.find(email) or self.users.find_raw(email)
        return jsonify(name=user.name)

    def put(self):
        self.users.save(current_user, request.get_json())
        return "", 204

    def patch(self):
        self.users.save_name(current_user, request.get_json())
        return "", 204


class HookView(MethodView):
    def post(self):
        return jsonify(status=SupplierService().ping(request.json["hook"]))

    def get(self):
        return jsonify(SupplierService().by_id(request.args["supplier"]))


api.add_url_rule("/items", view_func=ItemsView.as_view("items"))
api.add_url_rule("/shelves/<shelf>", view_func=ShelfView.as_view("shelf"))
api.add_url_rule("/sorted", view_func=SortedView.as_view("sorted"))
api.add_url_rule("/user", view_func=UserView.as_view("user"))
api.add_url_rule("/hooks", view_func=HookView.as_view("hooks"))


@pages.route("/export")
@login_required
def export():
    exporter = import_module("inventory.exporters." + request.args["format"])  # safe: only below the package
    return Response(exporter.dump(), mimetype="text/plain")


@pages.route("/plugin")
@login_required
def plugin():
    module = import_module(request.args["module"])  # want unsafe-reflection
    return jsonify(name=module.__name__)


@pages.route("/export-known")
@login_required
def export_known():
    name = EXPORTERS.get(request.args["format"])
    if name is None:
        return "unknown format", 400
    return Response(import_module(name).dump(), mimetype="text/plain")  # safe: from the table


@pages.route("/import", methods=["POST"])
@login_required
def import_items():
    file = request.files["file"]
    if file.filename.endswith(".json"):
        return jsonify(count=len(json.load(file)))  # safe: JSON
    if file.filename.endswith(".yml"):
        return jsonify(count=len(yaml.safe_load(file)))  # safe: safe_load
    return jsonify(count=len(yaml.unsafe_load(file)))  # want unsafe-deserialization


@pages.route("/picture", methods=["POST"])
@login_required
def picture():  # want csrf-protection-missing
    file = request.files["file"]
    name = str(uuid.uuid4()) + os.path.splitext(file.filename)[1]
    file.save(os.path.join(current_app.config["PICTURES"], file.filename))  # want path-traversal
    return jsonify(name=name)


@pages.route("/picture/<name>")
def show_picture(name):
    return send_from_directory(current_app.config["PICTURES"], name)  # safe: send_from_directory checks


@pages.route("/label/<int:item>")
def label(item):
    style = request.args.get("style", "plain")
    return render_template(f"labels/{style}.html", item=item)


@pages.route("/label-known/<int:item>")
def label_known(item):
    style = "large" if request.args.get("style") == "large" else "plain"
    return render_template(f"labels/{style}.html", item=item)  # safe: one of two


@pages.route("/token")
def token():
    try:
        claims = jwt.decode(request.args["token"], current_app.config["SECRET_KEY"], algorithms=["HS256"])  # want token-in-query
    except jwt.InvalidTokenError as error:
        current_app.logger.info("bad token", exc_info=True)
        return jsonify(error="bad token"), 401  # safe: the text is fixed
    return jsonify(claims)


@pages.route("/settings")
def settings():
    try:
        return jsonify(json.loads(request.args["settings"]))
    except ValueError as error:
        return jsonify(error=f"could not read the settings: {error}"), 400  # safe: it speaks of the client's own text
