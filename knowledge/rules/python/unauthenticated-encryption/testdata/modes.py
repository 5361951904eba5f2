import os

from Crypto.Cipher import AES
from cryptography.fernet import Fernet
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM


def blocks(key):
    return Cipher(algorithms.AES(key), modes.CBC(os.urandom(16)))  # want unauthenticated-encryption


def counter(key):
    return Cipher(algorithms.AES(key), modes.CTR(os.urandom(16)))  # want unauthenticated-encryption


def with_pycryptodome(key):
    return AES.new(key, AES.MODE_CBC, os.urandom(16))  # want unauthenticated-encryption


def galois(key):
    return Cipher(algorithms.AES(key), modes.GCM(os.urandom(12)))


def at_once(key, text):
    return AESGCM(key).encrypt(os.urandom(12), text, None)


def with_pycryptodome_authenticated(key):
    return AES.new(key, AES.MODE_EAX)


def with_fernet(key, text):
    return Fernet(key).encrypt(text)
