# profile: default
from flask import Flask

app = Flask(__name__)
DEBUG = True
QUIET = False


def serve():
    app.run(host="0.0.0.0", debug=DEBUG)  # want debug-mode


def quiet():
    app.run(host="0.0.0.0", debug=QUIET)
