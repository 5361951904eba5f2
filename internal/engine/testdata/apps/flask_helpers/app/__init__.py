from flask import Flask

from app.notes import notes
from app.reports import reports
from app.users import users


def create_app():
    app = Flask(__name__)
    app.config.from_object("config.Production")
    app.register_blueprint(users, url_prefix="/users")
    app.register_blueprint(notes, url_prefix="/notes")
    app.register_blueprint(reports, url_prefix="/reports")
    return app
