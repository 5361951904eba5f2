"""Names and passwords that go with a request."""
import requests
from requests.auth import HTTPBasicAuth


def pair(user, word):
    return requests.get("http://api.shop.com/items", auth=(user, word), timeout=5)  # want cleartext-login


def made(user, word):
    return requests.get("http://api.shop.com/items", auth=HTTPBasicAuth(user, word), timeout=5)  # want cleartext-login


def built(user, word, name):
    return requests.post("http://api.shop.com/items/" + name, auth=(user, word), timeout=5)  # want cleartext-login


def over_tls(user, word):
    return requests.get("https://api.shop.com/items", auth=(user, word), timeout=5)


def without():
    return requests.get("http://api.shop.com/items", auth=None, timeout=5)


def local(user, word):
    return requests.get("http://localhost:8000/items", auth=(user, word), timeout=5)
