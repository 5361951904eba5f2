"""Lists that a helper adds, loops that take out of a list until few are left, variables of a context that a helper sets."""
import contextvars
import os

from flask import Flask, request

app = Flask(__name__)
current = contextvars.ContextVar("current")


def both(first, second):
    return first + second


def remember(text):
    current.set(text)


def recall():
    return current.get()


@app.get("/sum")
def of_lists():
    names = both(["notes.txt"], [request.args["name"]])
    os.system("wc " + names[0])
    os.system("wc " + names[1])  # want command-injection
    return "ok"


@app.get("/text")
def of_texts():
    os.system(both("wc ", request.args["name"]))  # want command-injection
    return "ok"


@app.get("/first")
def first_left():
    stack = ["notes.txt"]
    stack.append(request.args["name"])
    while len(stack) > 1:
        stack.pop()
    os.system("wc " + stack[-1])
    return "ok"


@app.get("/last")
def last_left():
    stack = ["notes.txt"]
    stack.append(request.args["name"])
    while len(stack) > 1:
        stack.pop(0)
    os.system("wc " + stack[-1])  # want command-injection
    return "ok"


@app.get("/context")
def in_context():
    remember("notes.txt")
    remember(request.args["name"])
    os.system("wc " + current.get())  # want command-injection
    os.system("wc " + recall())  # want command-injection
    return "ok"


@app.get("/context/again")
def in_context_again():
    remember(request.args["name"])
    remember("notes.txt")
    os.system("wc " + current.get())
    os.system("wc " + recall())
    return "ok"
