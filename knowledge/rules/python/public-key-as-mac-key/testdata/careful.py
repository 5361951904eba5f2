NAMES = ("HS256", "ES256")


class HMACKey:
    def __init__(self, key):
        if key.startswith((b"-----BEGIN ", b"ssh-rsa", b"ecdsa-sha2-")):
            raise ValueError("no secret")
        self.key = key


class SymmetricKey:
    def import_key(self, raw):
        if b"-----BEGIN " in raw or raw.startswith(b"ecdsa-"):
            raise ValueError("no secret")
        self.raw = raw
