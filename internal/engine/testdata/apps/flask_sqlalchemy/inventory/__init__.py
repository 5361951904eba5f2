from flask import Flask

from .extensions import db, login_manager
from .views import api, pages


def create_app(settings="inventory.settings"):
    app = Flask(__name__)
    app.config.from_object(settings)
    db.init_app(app)
    login_manager.init_app(app)
    app.register_blueprint(pages)
    app.register_blueprint(api, url_prefix="/api")
    return app
