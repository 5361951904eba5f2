"""Names in folders of the program's own."""
import tempfile


def socket_name(folder):
    return tempfile.mktemp(prefix="sock-", dir=folder)  # safe: nobody else writes there


def pipe_name():
    return tempfile.mktemp(prefix="pipe-", dir="")  # safe: no file at all


def shared():
    return tempfile.mktemp(dir="/tmp")  # want predictable-temporary-name


def default():
    return tempfile.mktemp(".txt")  # want predictable-temporary-name
