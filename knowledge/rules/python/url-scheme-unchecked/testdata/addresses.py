import urllib.request
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
