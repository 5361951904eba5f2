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
