# profile: default
import httpx
import requests


class Client:
    def __init__(self, base):
        self.base = base
        self._checks = False

    def ask(self, path):
        return requests.get(self.base + path, verify=self._checks, timeout=5)  # want certificate-not-verified


class Fetcher:
    def __init__(self):
        self.verify = False

    def fetch(self):
        return httpx.get("https://api.example.com/", verify=self.verify)  # want certificate-not-verified


# Who uses it sets another value.
class Switched:
    def __init__(self):
        self.checks_peer = False

    def secure(self):
        self.checks_peer = True

    def fetch(self):
        return httpx.get("https://api.example.com/", verify=self.checks_peer)


class Outside:
    def __init__(self):
        self.checks_host = False

    def fetch(self):
        return httpx.get("https://api.example.com/", verify=self.checks_host)


def outside(bundle):
    client = Outside()
    client.checks_host = bundle
    return client


# One branch of the constructor decides.
class Decided:
    def __init__(self, bundle):
        self.bundle = False
        if bundle:
            self.bundle = bundle

    def fetch(self):
        return httpx.get("https://api.example.com/", verify=self.bundle)


# What derives from it sets another value.
class Base:
    def __init__(self):
        self.peer_checked = False

    def fetch(self):
        return httpx.get("https://api.example.com/", verify=self.peer_checked)


class Derived(Base):
    def __init__(self):
        super().__init__()
        self.peer_checked = True
