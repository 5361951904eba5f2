import urllib.request

import httpx
import requests


def fetch(url):
    return requests.get(url)  # want request-without-timeout


def endless(url):
    return requests.post(url, json={}, timeout=None)  # want request-without-timeout


def session(url):
    s = requests.Session()
    return s.get(url)  # want request-without-timeout


def opened():
    return urllib.request.urlopen("https://example.com")  # want request-without-timeout


def limited(url):
    return requests.get(url, timeout=5)


def options(url, **kwargs):
    return requests.get(url, **kwargs)


def other(url):
    return httpx.get(url)


def opened_well():
    return urllib.request.urlopen("https://example.com", timeout=5)


def endless_httpx(url):
    return httpx.get(url, timeout=None)  # want request-without-timeout
