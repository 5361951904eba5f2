import requests


class Client:
    def __init__(self, password):
        self.password = password

    def request(self, command, url):
        return command(url, auth=("user", self.password), verify=False)  # want certificate-not-verified

    def get(self, url):
        return self.request(requests.get, url)

    def post(self, url):
        return self.request(requests.post, url)


class Asking:
    def __init__(self, password):
        self.password = password

    def request(self, command, url, verify):
        return command(url, auth=("user", self.password), verify=verify)

    def get(self, url):
        return self.request(requests.get, url, False)  # want certificate-not-verified

    def post(self, url):
        return self.request(requests.post, url, True)
