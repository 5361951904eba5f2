import subprocess

from tools import execute


def constant():
    return subprocess.run("uptime | wc -l", shell=True)  # want shell-argument


def other():
    return execute("uptime", shell=True)  # want shell-argument


def option():
    options = {"shell": True}
    return options, execute("uptime", cwd="/", shell=True)  # want shell-argument


def listed():
    return subprocess.run(["uptime"])


def mapping():
    return dict(shell=("sh", "bash"))


def off():
    return execute("uptime", shell=False)


def dynamic(command):
    return subprocess.run(command, shell=True)
