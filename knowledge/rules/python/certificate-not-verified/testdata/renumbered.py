"""Options that a module keeps behind what it keeps only when something else is missing."""
import requests


def build():
    return [1]


MADE = build()
if MADE is None:
    SPARE = ["spare"]
OPTIONS = {"verify": False}
SOUND = {"verify": True}
LAST = {"verify": False}


def fetch(url):
    return requests.get(url, timeout=5, **OPTIONS)  # want certificate-not-verified


def fetch_well(url):
    return requests.get(url, timeout=5, **SOUND)


def fetch_last(url):
    return requests.get(url, timeout=5, **LAST)  # want certificate-not-verified
