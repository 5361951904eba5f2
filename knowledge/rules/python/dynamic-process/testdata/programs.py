import os
import subprocess


def start(program):
    return subprocess.Popen([program, "--version"])  # want dynamic-process


def replace(program, arguments):
    os.execv(program, arguments)  # want dynamic-process


def text(command):
    return subprocess.run(command)  # want dynamic-process


def constant():
    return subprocess.Popen(["/bin/ls", "-l"])


def argument(folder):
    return subprocess.run(["/bin/ls", folder])  # want dynamic-process


def listing():
    return subprocess.run(["/bin/ls", "/srv"], check=True)


def replace_constant(arguments):
    os.execv("/bin/ls", arguments)
