import os
import subprocess


def status():
    return subprocess.run(["git", "status"])  # want partial-program-path


def text():
    return subprocess.Popen("uptime")  # want partial-program-path


def replaced(arguments):
    os.execvp("git", arguments)  # want partial-program-path


def absolute():
    return subprocess.run(["/usr/bin/git", "status"])


def relative():
    return subprocess.run(["./configure"])


def replaced_absolute(arguments):
    os.execv("/usr/bin/git", arguments)
