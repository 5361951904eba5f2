"""Tokens that are counted, and secrets."""
import time


class Bucket:
    def fill(self, rate):
        self.token = min(rate, self.token + time.time())  # safe: what is left


class Session:
    def fill(self):
        self.token = str(time.time())  # want predictable-secret

    def again(self):
        self.session_key = f"{time.time()}"  # want predictable-secret


def reset_token():
    return str(time.time())  # want predictable-secret
