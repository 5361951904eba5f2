# profile: default
"""One choice in both branches is one defect; two calls in a row are two."""
import requests


def fetch(url, proxies):
    if proxies:
        return requests.get(url, proxies=proxies, verify=False)  # want certificate-not-verified
    return requests.get(url, verify=False)


def fetch_both(url, other):
    first = requests.get(url, verify=False)  # want certificate-not-verified
    return first, requests.get(other, verify=False)  # want certificate-not-verified


def fetch_each(urls):
    for url in urls:
        if url.startswith("https:"):
            yield requests.get(url, verify=False)  # want certificate-not-verified
        else:
            yield requests.get("https:" + url, verify=False)  # want certificate-not-verified
