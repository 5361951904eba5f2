# profile: strict
"""What is made for tests and measurements."""
import random


class FakeUser:
    def password(self):
        return "".join(random.choices("abc", k=12))  # want weak-random


class Faker:
    def password(self):
        return "".join(random.choices("abc", k=12))  # safe: nobody logs in with it


def legacy_token():
    return "".join(random.choices("abc", k=12))  # safe: kept for what was made before


def bucket_token():
    return "".join(random.choices("abc", k=12))  # want weak-random


def reset_token():
    return "".join(random.choices("abc", k=12))  # want weak-random
