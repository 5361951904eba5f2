# profile: strict
import hashlib

import bcrypt
from Crypto.Protocol.KDF import PBKDF2
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.kdf.pbkdf2 import PBKDF2HMAC
from passlib.hash import pbkdf2_sha256

ROUNDS = 1000


def standard(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password, salt, ROUNDS)  # want cheap-password-hash


def derived(salt):
    return PBKDF2HMAC(algorithm=hashes.SHA256(), length=32, salt=salt, iterations=10_000)  # want cheap-password-hash


def default_of_library(password, salt):
    return PBKDF2(password, salt, 32)  # want cheap-password-hash


def blow(password):
    return bcrypt.hashpw(password, bcrypt.gensalt(4))  # want cheap-password-hash


def memory(password, salt):
    return hashlib.scrypt(password, salt=salt, n=1024, r=8, p=1)  # want cheap-password-hash


def passlib(password):
    return pbkdf2_sha256.using(rounds=8000).hash(password)  # want cheap-password-hash


def sound(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password, salt, 600_000)


def sound_blow(password):
    return bcrypt.hashpw(password, bcrypt.gensalt()), bcrypt.gensalt(rounds=13)


def sound_memory(password, salt):
    return hashlib.scrypt(password, salt=salt, n=2**15, r=8, p=1)


def configured(password, salt, rounds):
    return hashlib.pbkdf2_hmac("sha256", password, salt, rounds)


def sound_library(password, salt):
    return PBKDF2(password, salt, 32, count=1_000_000), pbkdf2_sha256.hash(password)


def mnemonic_to_seed(words, salt):
    return hashlib.pbkdf2_hmac("sha512", words, salt, 2048)  # safe: prescribed


def seed(password, salt):
    return hashlib.pbkdf2_hmac("sha512", password, salt, 2048)  # want cheap-password-hash
