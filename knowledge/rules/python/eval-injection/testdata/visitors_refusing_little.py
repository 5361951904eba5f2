# profile: default
# Visitors that go through the nodes of an expression: which of them refuse what does harm.
import ast

from flask import Flask, request

app = Flask(__name__)
ADMITTED = (ast.Expression, ast.BinOp, ast.Constant, ast.Name, ast.Load, ast.Add)


class NoStatements(ast.NodeVisitor):
    refused = (ast.Import, ast.ImportFrom, ast.Lambda)

    def generic_visit(self, node):
        if isinstance(node, self.refused):
            raise ValueError(type(node).__name__)
        if isinstance(node, ast.Name) and node.id.startswith("__"):
            raise ValueError("name")
        super().generic_visit(node)


class Listed(ast.NodeVisitor):
    def generic_visit(self, node):
        if not isinstance(node, ADMITTED):
            raise ValueError(type(node).__name__)
        super().generic_visit(node)


class NoCalls(ast.NodeVisitor):
    def visit(self, node):
        if isinstance(node, (ast.Call, ast.Attribute)):
            raise ValueError(type(node).__name__)
        self.generic_visit(node)


class NoLambdas(ast.NodeVisitor):
    def visit(self, node):
        if type(node).__name__ in ("Import", "Lambda"):
            raise ValueError(type(node).__name__)
        self.generic_visit(node)


class ListedByName(ast.NodeVisitor):
    def visit(self, node):
        if type(node).__name__ not in ("Expression", "BinOp", "Constant"):
            raise ValueError(type(node).__name__)
        self.generic_visit(node)


@app.get("/1")
def one():
    tree = ast.parse(request.args["f"], mode="eval")
    NoStatements().visit(tree)
    return {"result": eval(compile(tree, "<f>", "eval"))}  # want eval-injection


@app.get("/2")
def two():
    tree = ast.parse(request.args["f"], mode="eval")
    Listed().visit(tree)
    return {"result": eval(compile(tree, "<f>", "eval"))}


@app.get("/3")
def three():
    tree = ast.parse(request.args["f"], mode="eval")
    NoCalls().visit(tree)
    return {"result": eval(compile(tree, "<f>", "eval"))}


@app.get("/4")
def four():
    tree = ast.parse(request.args["f"], mode="eval")
    NoLambdas().visit(tree)
    return {"result": eval(compile(tree, "<f>", "eval"))}  # want eval-injection


@app.get("/5")
def five():
    tree = ast.parse(request.args["f"], mode="eval")
    ListedByName().visit(tree)
    return {"result": eval(compile(tree, "<f>", "eval"))}
