from datetime import timedelta

from flask import Flask
from flask_jwt_extended import create_access_token, create_refresh_token

app = Flask(__name__)


def configure():
    app.config["JWT_ACCESS_TOKEN_EXPIRES"] = False  # want token-never-expires


def configure_refresh():
    app.config.update(JWT_REFRESH_TOKEN_EXPIRES=False)  # want token-never-expires


def configure_well():
    app.config["JWT_ACCESS_TOKEN_EXPIRES"] = timedelta(minutes=15)


def for_ever(user):
    return create_access_token(identity=user.id, expires_delta=False)  # want token-never-expires


def for_a_while(user):
    return create_access_token(identity=user.id, expires_delta=timedelta(hours=1))


def by_default(user):
    return create_access_token(identity=user.id)


def refresh(user):
    return create_refresh_token(identity=user.id)
