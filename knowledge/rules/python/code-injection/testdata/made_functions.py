# profile: default
"""What a function is made of is what it does."""
import codeop
import types
from types import FunctionType

from flask import Flask, request

app = Flask(__name__)
FORMULAS = {"twice": "a * 2", "half": "a / 2"}


@app.post("/sent")
def sent():
    code = codeop.compile_command(request.form["formula"])
    return {"made": types.FunctionType(code, {})()}  # want code-injection


@app.post("/named")
def under_a_name():
    code = codeop.compile_command(request.form["formula"], symbol="eval")
    run = FunctionType(code, {}, name="formula")  # want code-injection
    return {"made": run()}


@app.post("/own")
def own_code():
    code = codeop.compile_command("a * 2")
    return {"made": FunctionType(code, {"a": int(request.form["a"])})()}


@app.post("/chosen")
def chosen_of_own():
    code = codeop.compile_command(FORMULAS[request.form["formula"]])
    return {"made": FunctionType(code, {})()}


@app.post("/name")
def name_alone():
    return {"made": FunctionType(own_code.__code__, {}, request.form["name"]).__name__}


@app.post("/values")
def values_alone():
    return {"made": FunctionType(own_code.__code__, {"a": request.form["a"]})()}
