import os

from environs import Env
from flask import Flask

app = Flask(__name__)
env = Env()


def debugs():
    app.run(debug=os.environ.get("APP_DEBUG", True))  # want debug-on-by-default


def debugs_too():
    app.run(debug=env.bool("DEBUG_MODE", True))  # want debug-on-by-default


def debugs_as_well():
    app.run(debug=not env.bool("PRODUCTION", False))  # want debug-on-by-default


def does_not():
    app.run(debug=os.environ.get("FLASK_DEBUG", False))


def does_not_either():
    app.run(debug=env.bool("VERBOSE"))


def is_told_to():
    app.run(debug=not env.bool("LIVE", True))


def debugs_by_any_text():
    app.run(debug=bool(os.environ.get("ANY_DEBUG", "0")))  # want debug-on-by-default


def debugs_by_no_text():
    app.run(debug=bool(os.environ.get("NO_DEBUG", "")))


def debugs_by_a_number():
    app.run(debug=bool(int(os.environ.get("NUMBER_DEBUG", "0"))))
