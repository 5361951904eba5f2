"""What Python takes for true makes a shell run the text."""
import subprocess

SHELL = "/bin/sh"


def named(command):
    subprocess.run(command, shell="yes")  # want dynamic-shell-command


def path(command):
    subprocess.call(command, shell=SHELL)  # want dynamic-shell-command


def filled(command):
    subprocess.check_output(command, shell=[1])  # want dynamic-shell-command


def zero(command):
    subprocess.run(["ls", command], shell=0)


def empty(command):
    subprocess.run(["ls", command], shell="")


def nothing(command):
    subprocess.run(["ls", command], shell=None)
