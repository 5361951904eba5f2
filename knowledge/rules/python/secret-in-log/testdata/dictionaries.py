"""Dictionaries that are written whole, with the secrets in them."""
import copy
import logging

log = logging.getLogger(__name__)


class Client:
    def __init__(self, auth_header, agent):
        self.auth_header = auth_header
        self.agent = agent

    def request(self, method, url, body, headers=None):
        if headers is None:
            headers = {}
        if self.auth_header is not None:
            headers["Authorization"] = self.auth_header
        headers["User-Agent"] = self.agent
        log.debug("%s %s %s %s", method, url, body, headers)  # want secret-in-log

    def censored(self, method, url, body, headers):
        headers["Authorization"] = self.auth_header
        shown = copy.deepcopy(headers)
        shown["Authorization"] = "<censored>"
        log.debug("%s %s %s %s", method, url, body, shown)

    def harmless(self, method, url):
        headers = {"User-Agent": self.agent, "Accept": "text/html"}
        log.debug("%s %s %s", method, url, headers)


def login(user, password):
    form = {"user": user, "password": password}
    log.info("sends %s", form)  # want secret-in-log
    log.info("sends %s", {"user": user})
    log.info("sends %s", form["user"])


def keys(api_key):
    log.info("sends %s", {"X-Key": api_key})  # want secret-in-log
    log.info("sends %s", {"X-Key": "***", "password": "***"})


class Session(Client):
    def send(self, headers=None):
        if headers is None:
            headers = {}
        if self.auth_header is not None:
            headers["Authorization"] = self.auth_header
        shown = copy.deepcopy(headers)
        shown["Authorization"] = "<censored>"
        log.debug("%s", shown)
        same = copy.deepcopy(headers)
        log.debug("%s", same)  # want secret-in-log
