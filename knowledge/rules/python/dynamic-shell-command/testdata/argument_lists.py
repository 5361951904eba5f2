"""Shells that are named in a list of arguments."""
import asyncio
import os
import subprocess

from airflow.operators.bash import BashOperator


def listed(command):
    subprocess.run(["sh", "-c", command])  # want dynamic-shell-command


def built(name):
    subprocess.check_output(["/bin/bash", "-lc", "ls " + name])  # want dynamic-shell-command


async def spawned(command):
    await asyncio.create_subprocess_exec("bash", "-c", command)  # want dynamic-shell-command


async def by_loop(loop, command):
    await loop.subprocess_shell(asyncio.SubprocessProtocol, command)  # want dynamic-shell-command


def constant():
    subprocess.run(["sh", "-c", "uptime | cut -d, -f1"])


def script(path):
    subprocess.run(["sh", path])


def parameter(name):
    subprocess.run(["sh", "-c", 'ls -- "$1"', "sh", name])


def replaced(command):
    os.execl("/bin/bash", "/bin/bash", "-c", command)  # want dynamic-shell-command


def replaced_by_list(command):
    os.execv("/bin/bash", ["/bin/bash", "-c", command])  # want dynamic-shell-command


def started(command):
    os.spawnlp(os.P_WAIT, "sh", "sh", "-c", "ls " + command)  # want dynamic-shell-command


def operator(name):
    return BashOperator(task_id="t", bash_command=f"ls {name}")  # want dynamic-shell-command


def replaced_by_program(name):
    os.execl("/bin/ls", "/bin/ls", "--", name)
