# profile: default
import pexpect
from flask import Flask, request

app = Flask(__name__)


def start(argument):
    script = "/opt/backup/restore " + argument
    return pexpect.spawn("/bin/sh", ["-c", script], timeout=20, encoding="utf-8")  # want command-injection


def issue(*arguments):
    return pexpect.spawn("/opt/cards/issue", ["--", *arguments], timeout=20, encoding="utf-8")


@app.post("/restore")
def restore():
    child = start(request.form["snapshot"])
    child.expect(pexpect.EOF)
    issue(request.form["kind"], request.form["holder"]).expect(pexpect.EOF)
    pexpect.spawn("/bin/bash", ["/opt/backup/list", request.form["snapshot"]]).expect(pexpect.EOF)
    pexpect.spawn("ls " + request.form["folder"]).expect(pexpect.EOF)  # want command-injection
    return {"status": child.exitstatus}
