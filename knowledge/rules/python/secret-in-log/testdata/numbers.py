"""A key that is a number says what is asked for, and opens nothing."""
import logging
import struct

log = logging.getLogger(__name__)


class Request:
    API_KEY = 3

    def __init__(self, version):
        self.version = version
        self.api_key = 18

    def show(self):
        log.info("sending %s (%s)", self.api_key, self.API_KEY)


class Client:
    def __init__(self, api_key):
        self.api_key = api_key

    def show(self):
        log.info("sending %s", self.api_key)  # want secret-in-log


def send(api_key: int, other_api_key=0):
    log.info("sending %s %s", api_key, other_api_key)


def send_text(api_key: str):
    log.info("sending with %s", api_key)  # want secret-in-log


def receive(data):
    api_key, version = struct.unpack(">hh", data)
    log.info("received %s %s", api_key, version)


def receive_text(data):
    api_key, version = struct.unpack(">16sh", data)
    log.info("received %s %s", api_key, version)  # want secret-in-log


def read(stream):
    api_key = int.from_bytes(stream.read(2), "big")
    log.info("received %s", api_key)


def read_text(stream):
    api_key = stream.read(16)
    log.info("received %s", api_key)  # want secret-in-log
