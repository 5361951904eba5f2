"""Expressions whose compiled code is looked at, instruction by instruction."""
import dis

from flask import Flask, jsonify, request

app = Flask(__name__)
CONSTANTS = ["LOAD_CONST", "RETURN_VALUE", "BUILD_LIST", "BUILD_TUPLE"]


def opcodes(code):
    if hasattr(dis, "get_instructions"):
        return [ins.opcode for ins in dis.get_instructions(code)]
    return list(code.co_code)


def compiled(expression, allowed):
    allowed = [dis.opmap[name] for name in allowed if name in dis.opmap]
    try:
        code = compile(expression, "", "eval")
    except SyntaxError:
        raise ValueError("%s is no expression" % expression)
    codes = opcodes(code)
    for number in codes:
        if number not in allowed:
            raise ValueError("%s is not allowed" % dis.opname[number])
    return code


def constant(expression):
    return eval(compiled(expression, CONSTANTS))


@app.get("/constant")
def of_constants():
    return jsonify(result=constant(request.args["value"]))


@app.get("/all")
def all_of_them():
    code = compile(request.args["value"], "", "eval")
    if not all(ins.opname in CONSTANTS for ins in dis.get_instructions(code)):
        raise ValueError("not allowed")
    return jsonify(result=eval(code))


def told(expression):
    code = compile(expression, "", "eval")
    for number in opcodes(code):
        if number not in CONSTANTS:
            app.logger.warning("strange")
    return eval(code)  # want eval-injection


@app.get("/told")
def only_told():
    return jsonify(result=told(request.args["value"]))


@app.get("/first")
def first_alone():
    code = compile(request.args["value"], "", "eval")
    for ins in dis.get_instructions(code):
        if ins.opname in CONSTANTS:
            break
    return jsonify(result=eval(code))  # want eval-injection
