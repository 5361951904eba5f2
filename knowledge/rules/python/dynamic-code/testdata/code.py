import code
import subprocess
import sys
import timeit

SETUP = "x = 1"


def run(text):
    exec(text)  # want dynamic-code


def run_file(path):
    with open(path) as f:
        exec(f.read(), {})  # want dynamic-code


def interpreter(text):
    subprocess.run(["python3", "-c", text])  # want dynamic-code


def built(name):
    exec(f"import {name}")  # want dynamic-code


def wrapper(text):
    exec(text)


def constant_wrapper():
    wrapper("x = 1")


def constant():
    exec("x = 1")


def constant_variable():
    exec(SETUP)


def timing():
    return timeit.timeit("x + 1", SETUP)
