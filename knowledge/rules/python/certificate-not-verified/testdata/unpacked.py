"""Arguments that come out of a mapping."""
import requests


def put(url, **options):
    options["verify"] = False
    return requests.get(url, timeout=3, **options)  # want certificate-not-verified


def asked_for(url, insecure=False, **options):
    if insecure:
        options["verify"] = False
    return requests.get(url, timeout=3, **options)  # safe: the caller asks for it


def put_over(url, **options):
    return requests.get(url, timeout=3, **{"verify": False, **options, "verify": True})  # safe: the last one holds


def looked_up(url, **options):
    found = {"verify": False}
    found["verify"] = options.get("verify", True)
    return requests.get(url, timeout=3, **found)  # safe: replaced before the call


def handed_on(url, verify=True, **options):
    options["verify"] = verify
    return requests.get(url, timeout=3, **options)


def caller(url):
    return handed_on(url, verify=False)  # want certificate-not-verified


class Client:
    def __init__(self, insecure=False):
        self.options = {"verify": not insecure}

    def get(self, url):
        return requests.get(url, timeout=3, **self.options)  # safe: by default they are verified
