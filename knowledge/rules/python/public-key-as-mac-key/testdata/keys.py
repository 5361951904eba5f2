import hashlib
import hmac

ALGORITHMS = {"HS256": hashlib.sha256, "RS256": hashlib.sha256}


class HMACKey:
    def __init__(self, key, algorithm):
        self.algorithm = ALGORITHMS[algorithm]
        if isinstance(key, str):
            key = key.encode("utf-8")
        self.key = key  # want public-key-as-mac-key

    def sign(self, message):
        return hmac.new(self.key, message, self.algorithm).digest()


class OctKey:
    def __init__(self, raw_key=None):
        self.raw_key = raw_key

    @classmethod
    def import_key(cls, raw):
        return cls(raw_key=bytes(raw))  # want public-key-as-mac-key


class HmacAlgorithm:
    def prepare_key(self, key):
        key = key.encode()
        invalid = [b"-----BEGIN PUBLIC KEY-----", b"ssh-rsa"]  # want public-key-as-mac-key
        if any(text in key for text in invalid):
            raise ValueError("an asymmetric key")
        return key


class RSAKey:
    def __init__(self, key):
        self.key = key


class HmacSession:
    def __init__(self, key):
        self.key = key


class OctetKey:
    def __init__(self, length):
        self.length = length
