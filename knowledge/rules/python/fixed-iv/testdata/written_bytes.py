"""Vectors that are written down in other ways."""
import os

from Crypto.Cipher import AES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

KEY = os.environ["KEY"].encode()
IV = bytes.fromhex("000102030405060708090a0b0c0d0e0f")


def by_digits(data):
    encryptor = Cipher(algorithms.AES(KEY), modes.CBC(IV)).encryptor()  # want fixed-iv
    return encryptor.update(data) + encryptor.finalize()


def by_numbers(data):
    return AES.new(KEY, AES.MODE_CBC, bytes(range(16))).encrypt(data)  # want fixed-iv


def by_list(data):
    return AES.new(KEY, AES.MODE_CBC, bytes([7, 7, 7, 7, 1, 2, 3, 4, 7, 7, 7, 7, 1, 2, 3, 4])).encrypt(data)  # want fixed-iv


def of_the_message(data, digits):
    return AES.new(KEY, AES.MODE_CBC, bytes.fromhex(digits)).encrypt(data)
