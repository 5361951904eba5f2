"""Modes that add bits to what is there."""
import os
import stat


def opened(path):
    os.chmod(path, os.stat(path).st_mode | stat.S_IWOTH)  # want world-writable


def opened_for_all(path):
    mode = os.stat(path).st_mode
    os.chmod(path, mode | stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH)  # want world-writable


def opened_by_number(path):
    os.chmod(path, os.stat(path).st_mode | 0o666)  # want world-writable


def executable(path):
    os.chmod(path, os.stat(path).st_mode | stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH)


def closed(path):
    os.chmod(path, os.stat(path).st_mode & ~stat.S_IWOTH)


def kept(path):
    os.chmod(path, os.stat(path).st_mode)
