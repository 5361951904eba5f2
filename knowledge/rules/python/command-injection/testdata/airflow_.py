"""Operators of Airflow, shells that are given by exec, interpreters inside the interpreter."""
import os

from airflow.operators.bash import BashOperator
from flask import Flask, request

app = Flask(__name__)


@app.post("/run")
def run():
    BashOperator(task_id="a", bash_command="echo " + request.form["text"])  # want command-injection
    BashOperator(task_id="b", bash_command="echo done", env={"TEXT": request.form["text"]})  # safe: a variable
    return "ok"


@app.post("/spawn")
def spawn():
    os.spawnve(os.P_WAIT, "/bin/bash", ["-c", request.form["text"]], os.environ)  # want command-injection
    os.spawnve(os.P_WAIT, "/bin/echo", ["echo", request.form["text"]], os.environ)  # safe: no shell
    return "ok"
