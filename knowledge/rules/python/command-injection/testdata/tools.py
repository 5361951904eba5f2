import asyncio
import os
import shlex
import subprocess

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
TOOLS = {"disk": "df", "memory": "free"}


@app.get("/ping")
def ping():
    os.system("ping -c 1 " + request.args["host"])  # want command-injection
    return jsonify(ok=True)


@app.get("/lookup")
def lookup():
    host = request.args.get("host", "localhost")
    subprocess.run(f"nslookup {host}", shell=True, check=False)  # want command-injection
    return jsonify(ok=True)


@app.get("/quoted")
def quoted_by_hand():
    subprocess.check_output("grep '%s' /var/log/app.log" % request.args["word"], shell=True)  # want command-injection
    return jsonify(ok=True)


@app.get("/bash")
def bash():
    subprocess.Popen(["bash", "-c", "ls " + request.args["folder"]])  # want command-injection
    return jsonify(ok=True)


@app.get("/program")
def program():
    subprocess.call([request.args["program"], "--version"])  # want command-injection
    return jsonify(ok=True)


@app.get("/async")
async def asynchronous():
    await asyncio.create_subprocess_shell("touch /tmp/" + request.args["name"])  # want command-injection
    return jsonify(ok=True)


def run(command):
    subprocess.run(
        command,
        shell=True,
    )


@app.get("/helper")
def through_helper():
    lines = os.popen("wc -l < {}".format(request.args["file"])).read()  # want command-injection
    return jsonify(lines=int(lines))


@app.get("/list")
def argument_list():
    subprocess.run(["ping", "-c", "1", request.args["host"]], check=False)
    return jsonify(ok=True)


@app.get("/shlex")
def quoted():
    subprocess.run("ls " + shlex.quote(request.args["folder"]), shell=True, check=False)
    return jsonify(ok=True)


@app.get("/tool")
def tool():
    subprocess.run(TOOLS[request.args["tool"]], shell=True, check=False)
    return jsonify(ok=True)


@app.get("/number")
def number():
    os.system("sleep %d" % int(request.args["seconds"]))
    return jsonify(ok=True)


@app.get("/allowed")
def allowed():
    service = request.args["service"]
    if service not in ("web", "mail"):
        abort(400)
    os.system("systemctl status " + service)
    return jsonify(ok=True)


@app.get("/fixed")
def fixed():
    run("uptime")
    return jsonify(host=request.args["host"])


@app.get("/input")
def standard_input():
    subprocess.run(["sort"], input=request.args["text"].encode(), check=False)
    return jsonify(ok=True)


# Lists of which the beginning is known.
def execute(command, user=None, **options):
    if user is not None:
        command = ["sudo", "-u", user] + command
    return subprocess.Popen(command, **options)


@app.get("/lists/added")
def list_added():
    program = subprocess.check_output(["which", "lookup"]).decode().strip()
    execute([program] + ["--name", request.args["name"]])  # safe: the program is not the client's
    return jsonify(ok=True)


@app.get("/lists/spread")
def list_spread():
    subprocess.run(["lookup", *request.args.getlist("name")])  # safe: arguments behind the program
    return jsonify(ok=True)


@app.get("/lists/spread-first")
def list_spread_first():
    subprocess.run([*request.args.getlist("name"), "lookup"])  # want command-injection
    return jsonify(ok=True)


@app.get("/lists/branches")
def list_branches():
    command = ["lookup"]
    if "name" in request.args:
        command += ["--name", request.args["name"]]
    subprocess.run(command)  # safe: longer on one way, and begins the same on both
    return jsonify(ok=True)


@app.get("/lists/inserted")
def list_inserted():
    command = ["lookup", *request.args.getlist("name")]
    command.insert(0, request.args["tool"])
    subprocess.run(command)  # want command-injection
    return jsonify(ok=True)


@app.get("/lists/popped")
def list_popped():
    command = ["lookup", *request.args.getlist("name")]
    command.pop(0)
    subprocess.run(command)  # want command-injection
    return jsonify(ok=True)


def through_proxy():
    import paramiko
    from flask import request
    paramiko.ProxyCommand("nc gateway 22")
    return paramiko.ProxyCommand(f"nc {request.args['host']} 22")  # want command-injection
