import requests


def exists(url):
    return requests.head(url, verify=False, timeout=5).status_code == 200  # want certificate-not-verified


def read(url):
    return requests.get(url, verify=False, timeout=5).text  # want certificate-not-verified


def safe(url):
    return requests.head(url, timeout=5).ok
