"""Guards above the route are put around the name alone: the framework calls the function below."""
import functools

from flask import Flask, abort, g, request
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    role = db.Column(db.String)


def require_user(view):
    @functools.wraps(view)
    def wrapper(*args, **kwargs):
        g.user = User.query.filter_by(token=request.headers.get("X-Token", "")).first()
        if g.user is None:
            abort(401)
        return view(*args, **kwargs)

    return wrapper


@app.post("/names")
@require_user
def set_name():
    g.user.name = request.form["name"]
    db.session.commit()
    return ""


@app.post("/mails")
@require_user
def set_mail():
    g.user.mail = request.form["mail"]
    db.session.commit()
    return ""


@app.post("/phones")
@require_user
def set_phone():
    g.user.phone = request.form["phone"]
    db.session.commit()
    return ""


@require_user
@app.post("/users/<int:user_id>/role")
def set_role(user_id):  # want missing-authentication
    User.query.get(user_id).role = request.form["role"]
    db.session.commit()
    return ""


@app.post("/users/<int:user_id>/lock")
@require_user
@app.post("/users/<int:user_id>/suspend")
def lock(user_id):  # want missing-authentication
    User.query.get(user_id).role = "none"
    db.session.commit()
    return ""
