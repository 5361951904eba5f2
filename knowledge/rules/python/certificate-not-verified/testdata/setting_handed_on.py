import functools

import requests


class Connection:
    def __init__(self, server, verify=False):
        self.server = server
        self.verify = verify
        self.session = requests.Session()

    def request(self, path, method="get", json=None):
        call = getattr(self.session, method, None)
        if not call:
            raise ValueError(method)
        kwargs = dict(verify=self.verify, json=json)
        return call(self.server + path, **kwargs)

    def get(self, path):
        return self.request(path, method="get")  # want certificate-not-verified

    def post(self, path, json):
        return self.request(path, method="post", json=json)  # silent: the same setting


class Partial:
    def __init__(self, url, verify=False):
        self.url = url
        self.verify = verify

    def read(self, path):
        return requests.get(self.url + path, verify=self.verify)  # want certificate-not-verified

    def later(self, path):
        call = functools.partial(requests.get, verify=self.verify)
        return call(self.url + path)  # silent: the setting is told of once

    def always(self, path):
        call = functools.partial(requests.get, verify=False)
        return call(self.url + path)  # want certificate-not-verified
