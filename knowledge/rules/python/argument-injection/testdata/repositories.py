import subprocess

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.post("/clone")
def clone():
    subprocess.run(["git", "clone", request.form["url"], "/srv/repo"], check=True)  # want argument-injection
    return jsonify(ok=True)


@app.post("/fetch")
def fetch():
    command = ["/usr/bin/curl", "-s"]
    command.append(request.form["url"])
    subprocess.check_output(command)  # want argument-injection
    return jsonify(ok=True)


@app.post("/pack")
def pack():
    name = request.form["name"]
    subprocess.call(["tar", "-czf", "/tmp/out.tgz", name])  # want argument-injection
    return jsonify(ok=True)


@app.post("/branch")
def branch():
    subprocess.run(["git", "log", "origin/" + request.form["branch"]], check=True)
    return jsonify(ok=True)


@app.post("/no-options")
def without_options():
    subprocess.run(["uname", request.form["flag"]], check=True)
    return jsonify(ok=True)


@app.post("/refused")
def refused():
    url = request.form["url"]
    if not url.startswith("https://"):
        abort(400)
    subprocess.run(["git", "clone", url, "/srv/repo"], check=True)
    return jsonify(ok=True)


@app.post("/count")
def count():
    subprocess.run(["git", "log", str(int(request.form["count"]))], check=True)
    return jsonify(ok=True)


@app.post("/fixed")
def fixed():
    subprocess.run(["git", "status", "--short"], check=True)
    return jsonify(url=request.form["url"])
