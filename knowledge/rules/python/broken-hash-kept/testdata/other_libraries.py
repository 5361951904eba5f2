"""Digests of other libraries."""
from Crypto.Hash import MD5, SHA256
from cryptography.hazmat.primitives import hashes


def save_password(text):
    raise NotImplementedError


def register(text):
    digest = hashes.Hash(hashes.MD5())
    digest.update(text.encode())
    save_password(digest.finalize().hex())  # want broken-hash-kept


def register_elsewhere(text):
    digest = MD5.new()
    digest.update(text.encode())
    save_password(digest.hexdigest())  # want broken-hash-kept


def soundly(text):
    digest = hashes.Hash(hashes.SHA256())
    digest.update(text.encode())
    save_password(digest.finalize().hex())
    other = SHA256.new()
    other.update(text.encode())
    save_password(other.hexdigest())
    with open("/srv/data/etags.txt", "a") as handle:
        handle.write(MD5.new(text.encode()).hexdigest())
