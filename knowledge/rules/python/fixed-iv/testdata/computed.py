import os

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def filled(size, filler=0):
    return bytes([filler] * size)


def drawn(size):
    return os.urandom(size)


def encrypt(key):
    return Cipher(algorithms.AES(key), modes.CBC(filled(16))).encryptor()  # want fixed-iv


def encrypt_well(key):
    return Cipher(algorithms.AES(key), modes.CBC(drawn(16))).encryptor()
