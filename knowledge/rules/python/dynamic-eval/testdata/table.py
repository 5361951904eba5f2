# profile: strict
"""Texts that are one of a few, out of branches and tables that the program holds."""
import socket

LEVELS = {"tcp": ["NODELAY", "CORK"], "ip": ["TTL"]}
NAMES = ["SO_LINGER", "SO_DEBUG"]


class Options:
    __TABLE = {"sock": ["SO_LINGER"], "ip": ["IP_TTL"]}

    def __init__(self, more):
        self.more = more

    def list(self):
        for level, names in self.__TABLE.items():
            for name in names:
                yield level, eval("socket." + name)

    def list_more(self):
        for name in self.more:
            yield eval("socket." + name)  # want dynamic-eval


def of_table():
    for level, names in LEVELS.items():
        for name in names:
            eval("socket." + name)


def of_list():
    return [eval("socket." + name) for name in NAMES]


def of_branches(fast):
    name = "TCP_NODELAY" if fast else "TCP_CORK"
    return eval(f"socket.{name}")


def of_branches_and_more(fast, given):
    name = "TCP_NODELAY" if fast else given
    return eval(f"socket.{name}")  # want dynamic-eval


def of_parameters(names):
    return [eval("socket." + name) for name in names]  # want dynamic-eval
