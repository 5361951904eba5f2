# profile: default
import ast

from bottle import post, request


def no_imports(source):
    tree = ast.parse(source)
    for node in ast.walk(tree):
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            raise ValueError("import")
    return tree


def no_calls(source):
    tree = ast.parse(source, mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, (ast.Call, ast.Attribute, ast.Import)):
            raise ValueError("call")
    return tree


class Imports(ast.NodeVisitor):
    def visit_Import(self, node):
        raise ValueError("import")

    visit_ImportFrom = visit_Import


class Calls(ast.NodeVisitor):
    def visit_Call(self, node):
        raise ValueError("call")

    def visit_Attribute(self, node):
        raise ValueError("attribute")


@post("/a")
def a():
    return str(eval(compile(no_imports(request.forms.code), "a", "eval")))  # want eval-injection


@post("/b")
def b():
    return str(eval(compile(no_calls(request.forms.code), "b", "eval")))


@post("/c")
def c():
    tree = ast.parse(request.forms.code)
    Imports().visit(tree)
    return str(eval(compile(tree, "c", "eval")))  # want eval-injection


@post("/d")
def d():
    tree = ast.parse(request.forms.code, mode="eval")
    Calls().visit(tree)
    return str(eval(compile(tree, "d", "eval")))


@post("/e")
def e():
    tree = ast.parse(request.forms.code, mode="eval")
    if any(isinstance(n, ast.Lambda) for n in ast.walk(tree)):
        raise ValueError("lambda")
    return str(eval(compile(tree, "e", "eval")))  # want eval-injection


@post("/f")
def f():
    tree = ast.parse(request.forms.code, mode="eval")
    if any(isinstance(n, (ast.Lambda, ast.Call)) for n in ast.walk(tree)):
        raise ValueError("call")
    return str(eval(compile(tree, "f", "eval")))
