# profile: default
# A key that is replaced before anybody reads it, and one that is read first.
from flask import Flask
from messages import register
from settings import load_key


first = Flask(__name__)
first.config["SECRET_KEY"] = "s3cr3t-9f8e7d6c5b"
first.config["SECRET_KEY"] = load_key()

second = Flask(__name__)
second.config["SECRET_KEY"] = "s3cr3t-9f8e7d6c5c"  # want hard-coded-credential
register(second.config["SECRET_KEY"])
second.config["SECRET_KEY"] = load_key()

third = Flask(__name__)
third.config["SECRET_KEY"] = "s3cr3t-9f8e7d6c5d"
name = third.config["APPLICATION_NAME"]
third.config["SECRET_KEY"] = load_key()
