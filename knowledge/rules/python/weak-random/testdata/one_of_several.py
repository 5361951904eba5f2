"""Who picks one of the keys that there are makes none."""
import os
import random
import string

TOKENS = os.environ["TOKENS"].split()
LETTERS = string.ascii_letters


class Client:
    def __init__(self, settings):
        self.api_keys = settings["keys"]
        self.api_key = random.choice(self.api_keys)

    def another(self, keys):
        self.api_key = random.choice(keys)

    def after_failure(self):
        available = self.api_keys.copy()
        available_keys = [k for k in available if k != self.api_key]
        api_key = random.choice(available_keys)
        return api_key

    def renewed(self):
        self.api_key = "".join(random.choice(LETTERS) for _ in range(20))  # want weak-random

    def renewed_of(self, letters):
        self.api_key = "".join([random.choice(letters) for _ in range(20)])  # want weak-random


def token():
    access_token = random.choice(TOKENS)
    return access_token


def new_password(words):
    password = random.choice(words)  # want weak-random
    return password
