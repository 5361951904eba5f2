# threat-model: library
"""What whoever sets an object up says of the host that it speaks with, and what others pass to it."""
import requests


class Proxy:
    _upstream = None

    @property
    def upstream(self):
        if not self._upstream:
            raise NotImplementedError("no upstream")
        return self._upstream

    @upstream.setter
    def upstream(self, value):
        self._upstream = value

    def forward(self):
        return requests.get(self.upstream + "/status", timeout=5)

    def fetch(self, address):
        return requests.get(address, timeout=5)  # want server-side-request-forgery
