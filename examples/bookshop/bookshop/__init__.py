"""A small second-hand bookshop."""
import os

from flask import Flask, render_template

from . import db
from .cart import current_cart
from .views import account, admin, catalog, checkout, files, password


def create_app(config=None):
    app = Flask(__name__, instance_relative_config=True)
    app.config.from_mapping(
        SECRET_KEY=os.environ.get("BOOKSHOP_SECRET_KEY"),
        DATABASE=os.path.join(app.instance_path, "bookshop.sqlite"),
        SAMPLES=os.path.join(app.instance_path, "samples"),
        INVOICES=os.path.join(app.instance_path, "invoices"),
        COVERS=os.path.join(app.instance_path, "covers"),
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        MAX_CONTENT_LENGTH=16 * 1024 * 1024,
    )
    if config:
        app.config.from_mapping(config)
    for folder in ("SAMPLES", "INVOICES", "COVERS"):
        os.makedirs(app.config[folder], exist_ok=True)

    db.init_app(app)
    app.register_blueprint(catalog.bp)
    app.register_blueprint(account.bp)
    app.register_blueprint(checkout.bp)
    app.register_blueprint(files.bp)
    app.register_blueprint(password.bp, url_prefix="/password")
    app.register_blueprint(admin.bp, url_prefix="/admin")

    @app.context_processor
    def shared():
        return {"cart_size": len(current_cart())}

    @app.errorhandler(404)
    def not_found(error):
        return render_template("not_found.html"), 404

    return app
