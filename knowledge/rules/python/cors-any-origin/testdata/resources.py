"""Origins by the paths that they may read."""
from flask import Flask
from flask_cors import CORS

app, other, third, fourth = Flask(__name__), Flask(__name__), Flask(__name__), Flask(__name__)
CORS(app, resources={r"/api/*": {"origins": "*"}})  # want cors-any-origin
CORS(other, resources={r"/*": {"origins": "*", "max_age": 60}})  # want cors-any-origin
CORS(third, resources={"*": {"origins": "*"}}, send_wildcard=True)  # want cors-any-origin


def some():
    CORS(fourth, resources={r"/api/*": {"origins": "https://shop.com"}})


def several():
    CORS(fourth, resources={r"/api/*": {"origins": ["https://shop.com", "https://shop.org"]}})


def configured():
    CORS(fourth, resources={r"/api/*": {"origins": app.config["ORIGINS"]}})
