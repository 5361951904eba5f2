import os
import subprocess

from fastapi import FastAPI
from flask import Flask, current_app, jsonify

app = Flask(__name__)
api = FastAPI()


@app.get("/environment")
def environment():
    return jsonify(dict(os.environ))  # want configuration-exposure


@app.get("/variables")
def variables():
    return {"variables": {name: value for name, value in os.environ.items()}}  # want configuration-exposure


@app.get("/configuration")
def configuration():
    return jsonify({name: str(value) for name, value in current_app.config.items()})  # want configuration-exposure


@app.get("/copied")
def copied():
    return jsonify(dict(app.config))  # want configuration-exposure


@api.get("/environment")
async def api_environment():
    return {"environment": os.environ.copy()}  # want configuration-exposure


# Single settings, and an environment that goes elsewhere.
@app.get("/version")
def version():
    return jsonify(version=app.config["VERSION"], region=os.environ.get("REGION"))


@api.get("/region")
async def region():
    return {"region": os.environ["REGION"], "debug": "DEBUG" in os.environ}


@app.get("/date")
def date():
    environment = dict(os.environ, TZ="UTC")
    return subprocess.run(["/bin/date"], env=environment, capture_output=True, text=True).stdout
