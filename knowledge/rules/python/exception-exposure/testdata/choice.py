from celery import shared_task
from django.db import DatabaseError
from django.db.models import ProtectedError
from django.http import HttpResponse, JsonResponse
from flask import Flask, abort, current_app, jsonify
from rest_framework.exceptions import APIException

from shop.models import Item
from shop.work import Told, run

app = Flask(__name__)


def told_in_debug(text):
    return text if current_app.config["DEBUG"] else None


def payload(error, show_error):
    content = {"error": None}
    show_error = show_error or isinstance(error, Told)
    if show_error:
        content["error"] = str(error)
    return content


def told_otherwise(text):
    if current_app.config["DEBUG"]:
        print(text)
    return text


@app.route("/helper")
def helper():
    try:
        return run()
    except Exception as e:
        abort(500, description=told_in_debug("failed: %s" % e))  # silent: in a debug mode only


@app.route("/other-helper")
def other_helper():
    try:
        return run()
    except Exception as e:
        abort(500, description=told_otherwise("failed: %s" % e))  # want exception-exposure


@app.route("/payload")
def payload_of():
    try:
        return run()
    except Exception as e:
        return jsonify(payload(e, app.config["X"]))  # silent: where errors are shown


@app.route("/value")
def value():
    try:
        return run()
    except Exception as e:
        message = str(e) if app.debug else "internal error"
        return jsonify(error=message)  # silent


@app.route("/entry")
def entry():
    answer = {"error": "internal error"}
    try:
        return run()
    except Exception as e:
        if app.config.get("SHOW_ERRORS"):
            answer["detail"] = str(e)
    return jsonify(answer)  # silent


@app.route("/not-debug")
def not_debug():
    try:
        return run()
    except Exception as e:
        if not app.debug:
            return jsonify(error=str(e))  # want exception-exposure
        raise


@app.route("/both")
def both():
    try:
        return run()
    except Exception as e:
        if app.debug:
            app.logger.exception("failed")
        return jsonify(error=str(e))  # want exception-exposure


def item(request, pk):
    try:
        return HttpResponse(Item.objects.get(pk=pk).name)
    except Item.DoesNotExist as e:
        return JsonResponse({"error": str(e)}, status=404)  # silent: says that there is none
    except (Item.MultipleObjectsReturned, ValueError) as e:
        return JsonResponse({"error": e.args[0]}, status=404)  # silent


def gone(request, pk):
    try:
        Item.objects.get(pk=pk).delete()
    except ProtectedError as e:
        return JsonResponse({"error": e.args[0]}, status=409)  # silent: says what is protected
    except DatabaseError as e:
        return JsonResponse({"error": e.args[0]}, status=500)  # want exception-exposure


class Failed(APIException):
    pass


@shared_task
def refresh(pk):
    try:
        run()
    except Exception as e:
        raise Failed(detail=str(e))  # silent: nobody is answered


def refresh_now(request, pk):
    try:
        run()
    except Exception as e:
        raise Failed(detail=str(e))  # want exception-exposure


class Broken(Exception):
    pass


class Malformed(ValueError):
    pass


def wrapped():
    try:
        return run()
    except Exception as e:
        raise Broken(f"failed: {e}") from e


def wrapped_value():
    try:
        return run()
    except Exception as e:
        raise Malformed(f"failed: {e}") from e


@app.route("/other-class")
def other_class():
    try:
        return wrapped()
    except ValueError as e:
        return jsonify(error=str(e))  # silent: the wrapped one is none


@app.route("/derived-class")
def derived_class():
    try:
        return wrapped_value()
    except ValueError as e:
        return jsonify(error=str(e))  # want exception-exposure


class Refused(Exception):
    """What it says is written for clients."""


@app.get("/kinds/<name>")
def of_a_kind(name):
    try:
        return run("kinds")
    except Exception as e:
        if issubclass(type(e), Refused):
            return str(e)  # safe
        if issubclass(e.__class__, Refused):
            return str(e)  # safe
        return str(e)  # want exception-exposure


class Session:
    def __init__(self, test_mode, tests):
        self._test_mode, self.tests = test_mode, tests

    def page(self, name):
        if not self._test_mode:
            return "not found", 404
        try:
            return run(name)
        except Exception as e:
            return str(e), 500  # safe: nobody tests where it is deployed

    def open_page(self, name):
        if not self.tests:
            return "not found", 404
        try:
            return run("pages")
        except Exception as e:
            return str(e), 500  # want exception-exposure


page = Session(False, True)
app.add_url_rule("/page/<name>", view_func=page.page)
app.add_url_rule("/open/<name>", view_func=page.open_page)
