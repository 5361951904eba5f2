from flask import Flask

app = Flask(__name__)
app.config["TESTING"] = True  # want debug-mode
app.config["ENV"] = "development"  # want debug-mode


def other():
    production = Flask("production")
    production.config["TESTING"] = False
    production.config["ENV"] = "production"
    return production
