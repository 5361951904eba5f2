"""One choice that is made again and again, and one that leaves a context as it is."""
import ssl

import httpx


class Portal:
    def __init__(self, connection):
        self.connection = connection

    def members(self):
        return self.connection.post("members", verify_cert=False)  # want certificate-not-verified

    def groups(self):
        return self.connection.post("groups", verify_cert=False)


class Browser:
    def __init__(self, address, verify=False):
        self.reset(address, verify=verify)

    def reset(self, address, verify=False):
        self.client = httpx.Client(base_url=address, verify=verify)  # want certificate-not-verified

    def home(self):
        self.reset("https://shop.internal")


def settings():
    return dict(host="chat.internal", ssl_verify=False)


def context(config):
    made = ssl.create_default_context()
    mode = config.ssl_verify
    if mode is not False:
        made.verify_mode = getattr(ssl, mode)
    return made
