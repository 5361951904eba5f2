# profile: strict
"""Names that hold a word for a secret and mean none, and a service for leaked passwords."""
import hashlib


class Run:
    def __init__(self, path):
        self.session = hashlib.sha1(path).hexdigest()  # safe: not how somebody is known
        self.default_to_pass = hashlib.sha1(path).hexdigest()  # safe
        self.session_id = hashlib.sha1(path).hexdigest()  # want broken-hash-kept


def is_compromised(text):
    hashed_password = hashlib.sha1(text).hexdigest()  # safe: prescribed
    return hashed_password[:5]
