# profile: strict
from Crypto.Cipher import AES
from Cryptodome.Cipher import AES as AES2
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def ecb(key, data):
    return AES.new(key, AES.MODE_ECB).encrypt(data)  # want ecb-mode


def ecb_too(key, data):
    mode = AES2.MODE_ECB
    return AES2.new(key, mode).encrypt(data)  # want ecb-mode


def blocks(key):
    return Cipher(algorithms.AES(key), modes.ECB())  # want ecb-mode


def encrypt(key, data, mode=AES.MODE_GCM):
    return AES.new(key, mode).encrypt(data)


def careless(key, data):
    return encrypt(key, data, AES.MODE_ECB)  # want ecb-mode


def careful(key, data):
    return encrypt(key, data)


def chained(key, iv):
    return Cipher(algorithms.AES(key), modes.CBC(iv))


def counted(key, data):
    return AES.new(key, AES.MODE_CTR).encrypt(data)


def read(key, data):
    return Cipher(algorithms.AES(key), modes.ECB()).decryptor().update(data)


def read_too(key, data):
    return AES.new(key, AES.MODE_ECB).decrypt(data)


def passed(key, write):
    cipher = AES.new(key, AES.MODE_ECB)  # want ecb-mode
    return write(cipher)


class NtlmSession:
    def seal(self, key, data):
        return AES.new(key, AES.MODE_ECB).encrypt(data)  # safe: prescribed


class Session:
    def seal(self, key, data):
        return AES.new(key, AES.MODE_ECB).encrypt(data)  # want ecb-mode
