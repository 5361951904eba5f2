"""A lock whose token says who holds it."""
import uuid


class Lock:
    def __init__(self, client):
        self.client = client

    def acquire(self):
        token = uuid.uuid1().hex  # safe: an owner's mark
        return self.client.set("lock", token, nx=True)
