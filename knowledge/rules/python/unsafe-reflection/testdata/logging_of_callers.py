# threat-model: library remote
import logging.config

from flask import Flask, request

app = Flask(__name__)


def configure(config):
    logging.config.dictConfig(config)


@app.post("/logging")
def change():
    logging.config.dictConfig(request.get_json())  # want unsafe-reflection
    return ""
