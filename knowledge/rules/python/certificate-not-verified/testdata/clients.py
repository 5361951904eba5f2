import os

import requests

CA = "/etc/ssl/certs/internal-ca.pem"
VERIFY = False


def plain(url):
    return requests.get(url, verify=False)  # want certificate-not-verified


def through_variable(url):
    check = False
    return requests.post(url, json={}, verify=check)  # want certificate-not-verified


def through_module(url):
    return requests.request("GET", url, verify=VERIFY)  # want certificate-not-verified


def through_dictionary(url):
    options = {"timeout": 5, "verify": False}
    return requests.get(url, **options)  # want certificate-not-verified


def fetch(url, verify=True):
    return requests.get(url, timeout=5, verify=verify)


def careless(url):
    return fetch(url, verify=False)  # want certificate-not-verified


def careful(url):
    return fetch(url)


def careful_too(url):
    return fetch(url, CA)


def fetch_lax(url, verify=False):
    return requests.get(url, verify=verify)  # want certificate-not-verified


def uses_default(url):
    return fetch_lax(url)


class Client:
    def __init__(self, verify=True):
        self.verify = verify
        self.session = requests.Session()

    def get(self, url):
        return self.session.get(url, verify=self.verify)


def lax_client(url):
    return Client(verify=False).get(url)  # want certificate-not-verified


def strict_client(url):
    return Client().get(url)


def session(url):
    s = requests.Session()
    s.verify = False  # want certificate-not-verified
    return s.get(url)


def own_authority(url):
    s = requests.Session()
    s.verify = CA
    return s.get(url, verify=CA)


def configured(url):
    return requests.get(url, verify=os.environ.get("VERIFY", "yes") == "yes")


def open_options(url, **options):
    return requests.get(url, **options)


def setting(name, default=None):
    value = os.environ.get(name)
    return value if value is not None else default


def by_setting(url):
    return requests.get(url, verify=setting("VERIFY", False))


def choose(url, verify=None):
    check = verify if verify is not None else True
    return requests.get(url, verify=check)


def chosen(url):
    return choose(url, verify=False)  # want certificate-not-verified
