# profile: strict
import hashlib
import os

import bcrypt
from Crypto.Protocol.KDF import PBKDF2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from itsdangerous import URLSafeSerializer

SALT = b"pepper and salt"


def standard(password):
    return hashlib.pbkdf2_hmac("sha256", password, SALT, 600_000)  # want fixed-salt


def memory(password):
    return hashlib.scrypt(password, salt=b"", n=2**15, r=8, p=1)  # want fixed-salt


def derived():
    return PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=b"salt_", iterations=480_000)  # want fixed-salt


def old(password):
    return PBKDF2(password, "saltsalt", 32, count=1_000_000)  # want fixed-salt


def blow(password):
    return bcrypt.hashpw(password, b"$2b$12$abcdefghijklmnopqrstuv")  # want fixed-salt


def drawn(password):
    salt = os.urandom(16)
    return salt + hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)


def blow_drawn(password):
    return bcrypt.hashpw(password, bcrypt.gensalt())


def stored(password, row):
    return hashlib.scrypt(password, salt=row["salt"], n=2**15, r=8, p=1)


def purpose(secret):
    return HKDF(algorithm=hashes.SHA256(), length=32, salt=b"session", info=None).derive(secret)


def purpose_too(secret):
    return URLSafeSerializer(secret, salt="activate")


def derived_drawn():
    salt = os.urandom(16)
    return PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=480_000)


class CookieDecryptor:
    def key(self, password):
        return hashlib.pbkdf2_hmac("sha1", password, b"saltysalt", 100_000)  # safe: somebody else has chosen it


class Vault:
    def key(self, password):
        return hashlib.pbkdf2_hmac("sha1", password, b"saltysalt", 100_000)  # want fixed-salt


def of_a_browser(password):
    return PBKDF2HMAC(algorithm=hashes.SHA1(), length=16, salt=b"saltysalt", iterations=1003).derive(password)  # safe: its format has it
