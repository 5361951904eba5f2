"""The intranet of a company: typed, layered, with dependencies passed in."""
from __future__ import annotations

from flask import Flask

from .api import blueprint, register_errors
from .container import Container


def create_app(container: Container | None = None) -> Flask:
    app = Flask(__name__)
    app.extensions["container"] = container or Container.from_environment()
    app.register_blueprint(blueprint)
    register_errors(app)
    return app
