from flask import Flask, request
from flask_login import LoginManager, current_user, login_required
from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()
login = LoginManager()


class Profile(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.Text)


def create_app():
    app = Flask(__name__)
    db.init_app(app)
    login.init_app(app)

    @app.post("/profile")
    @login_required
    def profile():  # want csrf-protection-missing
        current_user.profile.name = request.form["name"]
        db.session.commit()
        return "saved"

    @app.get("/profile")
    @login_required
    def show():
        return current_user.profile.name

    return app
