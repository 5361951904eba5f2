# profile: strict
"""Files that are made writable in order to delete them."""
import os
import shutil
import stat


def remove_readonly(function, path, error):
    os.chmod(path, stat.S_IRWXU | stat.S_IRWXG | stat.S_IRWXO)  # safe: it is deleted next
    function(path)


def remove_tree(path):
    shutil.rmtree(path, onerror=remove_readonly)


def rmfile(path):
    os.chmod(path, 0o777)  # safe: as above
    os.remove(path)


def take_lock(path):
    fd = os.open(path, os.O_CREAT)
    os.fchmod(fd, 0o666)  # safe: a lock for all, without contents
    return fd


def publish(path):
    os.chmod(path, 0o777)  # want world-writable
