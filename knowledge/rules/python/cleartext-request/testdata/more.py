"""Addresses that are put together, other schemes, and pools."""
import urllib.request

import requests
import urllib3


def built(name):
    return requests.get("http://api.shop.com/items/" + name, timeout=5)  # want cleartext-request


def ftp():
    return urllib.request.urlopen("ftp://files.shop.com/list", timeout=5)  # want cleartext-request


def opener(name):
    return urllib.request.build_opener().open(f"http://api.shop.com/{name}")  # want cleartext-request


def pool():
    return urllib3.HTTPConnectionPool("api.shop.com")  # want cleartext-request


def pool_over_tls():
    return urllib3.HTTPSConnectionPool("api.shop.com")


def built_over_tls(name):
    return requests.get("https://api.shop.com/items/" + name, timeout=5)


def inside(name):
    return requests.get("http://items:8000/" + name, timeout=5)
