from Crypto.Cipher import AES  # want unmaintained-cryptography-imported
import Crypto.Hash  # want unmaintained-cryptography-imported
from Crypto import Random  # want unmaintained-cryptography-imported
from Cryptodome.Cipher import ChaCha20
from cryptography.fernet import Fernet


def one():
    from Cryptodome.Hash import SHA256


def two():
    import hashlib


def three():
    from cryptography.hazmat.primitives import hashes
