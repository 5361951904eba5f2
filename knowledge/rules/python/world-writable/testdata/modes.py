import os
import stat
from pathlib import Path

OPEN = 0o777


def everybody(path):
    os.chmod(path, 0o777)  # want world-writable


def named(path):
    os.chmod(path, stat.S_IRUSR | stat.S_IWUSR | stat.S_IWOTH)  # want world-writable


def constant(path):
    os.chmod(path, OPEN)  # want world-writable


def by_path(path):
    Path(path).chmod(0o666)  # want world-writable


def helper(path, mode):
    os.chmod(path, mode)


def calls(path):
    helper(path, 0o666)  # want world-writable


def calls_well(path):
    helper(path, 0o600)


def owner(path):
    os.chmod(path, 0o600)


def program(path):
    os.chmod(path, 0o755)


def executable(path):
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR)


def group(path):
    os.chmod(path, 0o660)
