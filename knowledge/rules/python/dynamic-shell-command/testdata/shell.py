import os
import shlex
import subprocess

import paramiko


def pack(folder):
    os.system("tar czf backup.tgz " + folder)  # want dynamic-shell-command


def listing(folder):
    return subprocess.run(f"ls {folder}", shell=True, capture_output=True)  # want dynamic-shell-command


def output(name):
    return subprocess.check_output("id %s" % name, shell=True)  # want dynamic-shell-command


def remote(host, folder):
    client = paramiko.SSHClient()
    client.connect(host)
    return client.exec_command(f"ls {folder}")  # want dynamic-shell-command


def helper(command):
    return subprocess.call(command, shell=True)  # want dynamic-shell-command


def inner(command):
    return subprocess.call(command, shell=True)


def outer(name):
    return inner("uptime")


def quoted(folder):
    os.system("ls " + shlex.quote(folder))


def constant():
    os.system("uptime")
    return subprocess.check_output("uptime | wc -l", shell=True)


def without_shell(folder):
    return subprocess.run(["ls", folder], capture_output=True)


def remote_constant(client: paramiko.SSHClient):
    return client.exec_command("uptime")
