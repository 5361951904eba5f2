# threat-model: library
import socket
from urllib.parse import urlsplit

import psycopg


class Pool:
    """Whoever names a host as one means that one to be connected."""

    def connection(self, host, timeout=5):
        (server, port, instance) = host
        return socket.create_connection((server, port), timeout)

    def reconnect(self, settings):
        return psycopg.connect(host=settings["host"], dbname=settings["db"])

    def ask(self, message):
        s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        s.connect((message["reply-to"], 25))  # want resource-injection
        return s


def reach(server, port):
    return socket.create_connection((server, port), 5)


def fetch(url):
    return socket.create_connection((urlsplit(url).hostname, 80), 5)  # want resource-injection
