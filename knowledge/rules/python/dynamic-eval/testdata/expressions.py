import ast


def calculate(text):
    return eval(text)  # want dynamic-eval


def from_file(path):
    return eval(open(path).read())  # want dynamic-eval


def built(a, b):
    return eval(f"{a} + {b}")  # want dynamic-eval


def literal(text):
    return ast.literal_eval(text)


def constant():
    return eval("1 + 1")


def own_method(frame, text):
    return frame.evaluate(text)
