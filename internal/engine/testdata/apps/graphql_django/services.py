import os

import requests


def read_file(name):
    with open(os.path.join("/srv/data", name)) as f:  # want path-traversal
        return f.read()


def fetch(url):
    return requests.get(url, timeout=3).text  # want server-side-request-forgery


def fetch_kind(path):
    return open("/srv/kinds/" + path).read()  # want path-traversal
