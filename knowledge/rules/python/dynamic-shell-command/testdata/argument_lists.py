"""Shells that are named in a list of arguments."""
import asyncio
import subprocess


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
