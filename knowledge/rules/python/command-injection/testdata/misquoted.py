"""Words quoted for a shell between quotes of the command: those of shlex.quote end there."""
import os
import shlex
import subprocess

from flask import Flask, request

app = Flask(__name__)


@app.post("/single")
def single():
    topic = shlex.quote(request.form["topic"])
    os.system("echo 'looking for %s'" % topic)  # want command-injection
    return "done"


@app.post("/double")
def double():
    host = shlex.quote(request.form["host"])
    subprocess.run(f'ssh gateway "ping -c 1 {host}"', shell=True)  # want command-injection
    return "done"


@app.post("/inner")
def inner():
    inner = "grep -e {} notes.txt".format(shlex.quote(request.form["word"]))
    subprocess.check_output("sh -c '" + inner + "'", shell=True)  # want command-injection
    return "done"


# What follows quotes once, or twice where two shells read it.


@app.post("/word")
def word():
    word = shlex.quote(request.form["word"])
    os.system(f"echo 'looking' {word} 'in vain'")
    os.system("grep -e " + word + " 'my notes.txt'")
    return "done"


@app.post("/twice")
def twice():
    inner = "grep -e {} notes.txt".format(shlex.quote(request.form["word"]))
    subprocess.check_output("sh -c " + shlex.quote(inner), shell=True)
    return "done"


@app.post("/number")
def number():
    subprocess.run(f"echo 'page {int(request.form['page'])}'", shell=True)
    return "done"


@app.post("/letters")
def letters():
    name = request.form["name"]
    if not name.isalnum():
        return "no", 400
    subprocess.run(f"echo 'hello {shlex.quote(name)}'", shell=True)
    return "done"
