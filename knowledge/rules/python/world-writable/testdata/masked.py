# profile: default
"""A mode that a helper masks is what is left of it."""
import os
import shutil


def fix(path, umask, wanted):
    perms = wanted & ~umask
    if os.stat(path).st_mode != perms:
        os.chmod(path, perms)


def fix_all(path, wanted):
    os.chmod(path, wanted & 0o777)


class Store:
    def __init__(self, config):
        self.config = config

    def put(self, a, b):
        shutil.copy(a, b)
        fix(b, self.config.umask, 0o666)
        fix(b, 0o002, 0o664)
        fix(b, 0, 0o666)  # want world-writable

    def put_all(self, b):
        fix_all(b, 0o666)  # want world-writable

    def open_up(self, root):
        os.chmod(root, 0o777)  # want world-writable
        for name in os.listdir(root):
            os.chmod(os.path.join(root, name), 0o777)  # told above
