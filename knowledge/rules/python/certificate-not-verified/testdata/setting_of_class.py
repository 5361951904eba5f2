import requests


class Client:
    def __init__(self, url, token, ssl_verify=False):
        self.url = url
        self.token = token
        self.ssl_verify = ssl_verify
        self.session = requests.Session()

    def query(self, q):
        for each in q:
            self.seen = each
        if q:
            return self.session.post(self.url, json=q, headers={"Authorization": self.token}, verify=self.ssl_verify)  # want certificate-not-verified
        return self.session.get(self.url, headers={"Authorization": self.token}, verify=self.ssl_verify)

    def health(self):
        return self.query({"a": 1})

    def upload(self):
        return self.query({"b": 1})


class Other:
    def __init__(self, url, verify=True):
        self.url = url
        self.verify = verify

    def query(self):
        return requests.get(self.url, verify=self.verify)

    def quick(self):
        return requests.get(self.url, verify=False)  # want certificate-not-verified
