import string
import subprocess

from flask import Flask, request

app = Flask(__name__)
KEEP = set(string.digits + ".")


@app.get("/1")
def version_in_quotes():
    version = "".join(c for c in request.args["version"] if c in KEEP)
    return subprocess.check_output(f"grep -F 'v{version}' CHANGES", shell=True)


@app.get("/2")
def name_in_quotes():
    name = "".join(c for c in request.args["name"] if c in "abcdef.:/")
    return subprocess.check_output('grep -F "' + name + '" CHANGES', shell=True)


@app.get("/3")
def quote_in_quotes():
    name = "".join(c for c in request.args["name"] if c in "abcdef'")
    return subprocess.check_output(f"grep -F '{name}' CHANGES", shell=True)  # want command-injection


@app.get("/4")
def substitution_in_quotes():
    name = "".join(c for c in request.args["name"] if c in "abcdef$()")
    return subprocess.check_output(f'grep -F "{name}" CHANGES', shell=True)  # want command-injection
