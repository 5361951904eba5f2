from flask import Flask, jsonify
from werkzeug.routing import RoutingException

app = Flask(__name__)


class Rejected(Exception):
    pass


def process(order, plugins):
    for plugin in plugins:
        try:
            plugin.check(order)
        except Rejected:
            raise
        except Exception as e:
            raise RuntimeError(f"plugin {plugin.name}: {e}")


@app.post("/orders")
def orders():
    try:
        process({}, app.plugins)
    except Rejected as e:  # is no RuntimeError
        return jsonify(error=str(e))
    except Exception as e:
        app.logger.warning("order: %s", e)
        return jsonify(error="failed")
    return "ok"


@app.post("/baskets")
def baskets():
    try:
        process({}, app.plugins)
    except Exception as e:
        return jsonify(error=str(e))  # want exception-exposure
    return "ok"


@app.get("/files")
def files():
    try:
        return open("/srv/list").read()
    except OSError as e:
        return jsonify(error=e.strerror, number=e.errno)


@app.get("/folders")
def folders():
    try:
        return open("/srv/folders").read()
    except OSError as e:
        return jsonify(error=str(e))  # want exception-exposure


@app.errorhandler(Exception)
def failed(error):
    if isinstance(error, RoutingException):
        return error
    return jsonify(error="failed")


@app.errorhandler(BaseException)
def told(error):
    return jsonify(error=str(error))  # want exception-exposure


class Resource:
    validation_exceptions = ()

    def put(self, item):
        try:
            item.save()
        except self.validation_exceptions as e:
            return jsonify(errors=str(e)), 422
        except Exception as e:
            return jsonify(errors=str(e)), 500  # want exception-exposure
        return ""


app.add_url_rule("/items", view_func=Resource().put)
