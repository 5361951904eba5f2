# threat-model: library
"""Whoever passes a command means that command; whoever passes a part of one does not mean another."""
import os
import subprocess


def execute(command):
    return subprocess.check_output(command, shell=True)  # safe: the command that it was given


def unpack(name):
    os.system("unzip " + name)  # want command-injection


def unpack_by(name):
    execute("unzip %s" % name)  # want command-injection
