"""The mask of a process."""
import os


def daemonize():
    os.setsid()
    os.umask(0)  # want world-writable


def at_start():
    os.umask(0o000)  # want world-writable


class Daemon:
    mask = 0

    def start(self):
        os.umask(self.mask)  # want world-writable


def current_mask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def strict_mask():
    os.umask(0o077)


def usual_mask():
    os.umask(0o022)
