"""Shells without an argument that asks for one."""
import os
import subprocess


def system():
    os.system("uptime")  # want shell-argument


def output():
    return os.popen("uname -a").read()  # want shell-argument


def get():
    return subprocess.getoutput("/bin/date")  # want shell-argument


def number():
    subprocess.run("uptime", shell=1)  # want shell-argument


def listed():
    subprocess.run(["uptime"])


def zero():
    subprocess.run(["uptime"], shell=0)


def wild():
    os.system("chown root *")  # safe here: wildcard-in-command says more
