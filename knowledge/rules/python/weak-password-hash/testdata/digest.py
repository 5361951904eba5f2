# profile: strict
"""The hash that HTTP's digest authentication prescribes, and one that a program chose."""
import hashlib


class DigestAuth:
    def __init__(self, username, password):
        self.username = username
        self.password = password

    def header(self, realm):
        text = f"{self.username}:{realm}:{self.password}"
        return hashlib.md5(text.encode()).hexdigest()  # safe: as RFC 7616 has it


class Accounts:
    def keep(self, name, password):
        return name, hashlib.md5(password.encode()).hexdigest()  # want weak-password-hash
