import re
import urllib.request
from urllib.parse import urlsplit
from urllib.request import urlopen

import requests


def fetch(url):
    return urlopen(url, timeout=5).read()  # want url-scheme-unchecked


def download(url, path):
    urllib.request.urlretrieve(url, path)  # want url-scheme-unchecked


def configured(settings):
    return urllib.request.urlopen(settings["url"], timeout=5)  # want url-scheme-unchecked


def fixed(name):
    return urlopen("https://example.com/" + name, timeout=5).read()


def constant():
    return urlopen("https://example.com/", timeout=5)


def client(url):
    return requests.get(url, timeout=5)


def begins(url):
    if not url.startswith(("http://", "https://")):
        raise ValueError("not a web address")
    return urlopen(url, timeout=5)


def of_scheme(url):
    if urlsplit(url).scheme not in ("http", "https"):
        raise ValueError("not a web address")
    return urlopen(url, timeout=5)


def of_parts(url):
    parts = urlsplit(url)
    if parts.scheme == "https":
        return urlopen(url, timeout=5)
    return None


def matched(url):
    if re.match(r"https?://", url):
        return urlopen(url, timeout=5)
    return None


def other_tested(url, mirror):
    if not mirror.startswith("https://"):
        raise ValueError("not a web address")
    return urlopen(url, timeout=5)  # want url-scheme-unchecked


def only_noted(url):
    if not url.startswith("https://"):
        print("not encrypted")
    return urlopen(url, timeout=5)  # want url-scheme-unchecked


def ending(url):
    if not url.endswith(".json"):
        raise ValueError("no JSON")
    return urlopen(url, timeout=5)  # want url-scheme-unchecked
