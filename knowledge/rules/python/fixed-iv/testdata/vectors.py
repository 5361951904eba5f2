import os

from Crypto.Cipher import AES
from Crypto.Random import get_random_bytes
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

IV = b"0123456789abcdef"


def constant(key):
    return Cipher(algorithms.AES(key), modes.CBC(IV))  # want fixed-iv


def zeros(key):
    return Cipher(algorithms.AES(key), modes.CTR(b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"))  # want fixed-iv


def pycryptodome(key, data):
    return AES.new(key, AES.MODE_CBC, IV).encrypt(data)  # want fixed-iv


def named(key, data):
    return AES.new(key, AES.MODE_CBC, iv=b"sixteen bytes iv").encrypt(data)  # want fixed-iv


def nonce(key, data):
    return AES.new(key, AES.MODE_GCM, nonce=b"once and again").encrypt(data)  # want fixed-iv


def authenticated(key, data):
    return AESGCM(key).encrypt(b"twelve bytes", data, None)  # want fixed-iv


def drawn(key):
    iv = os.urandom(16)
    return iv, Cipher(algorithms.AES(key), modes.CBC(iv))


def drawn_too(key, data):
    iv = get_random_bytes(16)
    return AES.new(key, AES.MODE_CBC, iv).encrypt(data)


def made_by_library(key, data):
    cipher = AES.new(key, AES.MODE_CBC)
    return cipher.iv + cipher.encrypt(data)


def received(key, box):
    return AES.new(key, AES.MODE_CBC, box[:16]).decrypt(box[16:])


def authenticated_well(key, data):
    nonce = os.urandom(12)
    return nonce + AESGCM(key).encrypt(nonce, data, None)


def galois(key, data):
    return AES.new(key, AES.MODE_GCM).encrypt(data)


def decrypt_field(key, data):
    return Cipher(algorithms.AES(key), modes.CBC(IV)).decryptor()  # safe: somebody else has chosen it


def only_read(key, data):
    return AES.new(key, AES.MODE_CBC, IV).decrypt(data)  # safe: as above


def encrypt_field(key, data):
    return Cipher(algorithms.AES(key), modes.CBC(IV)).encryptor()  # want fixed-iv
