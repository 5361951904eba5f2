# profile: default
# Settings that are set again: the last value counts.
from flask import Flask

first = Flask(__name__)
first.config.update(SESSION_COOKIE_SECURE=False, SESSION_COOKIE_HTTPONLY=True)
first.config.from_mapping(SESSION_COOKIE_SECURE=True)
second = Flask(__name__)
second.config["SESSION_COOKIE_SECURE"] = False
second.config["SESSION_COOKIE_SECURE"] = True
third = Flask(__name__)
third.config["SESSION_COOKIE_SECURE"] = True
third.config["SESSION_COOKIE_SECURE"] = False  # want cookie-without-secure
