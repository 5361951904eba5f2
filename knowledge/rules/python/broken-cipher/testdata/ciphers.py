# profile: strict
from Crypto.Cipher import AES, ARC4, DES, DES3
from Cryptodome.Cipher import Blowfish, ChaCha20
from cryptography.hazmat.decrepit.ciphers.algorithms import TripleDES
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes


def des(key, iv, data):
    return DES.new(key, DES.MODE_CBC, iv).encrypt(data)  # want broken-cipher


def triple(key, iv, data):
    return DES3.new(key, DES3.MODE_CBC, iv).encrypt(data)  # want broken-cipher


def stream(key, data):
    return ARC4.new(key).encrypt(data)  # want broken-cipher


def fish(key, iv, data):
    return Blowfish.new(key, Blowfish.MODE_CBC, iv).encrypt(data)  # want broken-cipher


def with_cryptography(key):
    return Cipher(algorithms.ARC4(key), mode=None)  # want broken-cipher


def decrepit(key, iv):
    return Cipher(TripleDES(key), modes.CBC(iv))  # want broken-cipher


def aes(key, iv, data):
    return AES.new(key, AES.MODE_CBC, iv).encrypt(data)


def chacha(key, nonce, data):
    return ChaCha20.new(key=key, nonce=nonce).encrypt(data)


def sound(key, iv):
    return Cipher(algorithms.AES(key), modes.CBC(iv))


def named():
    return {"DES": "a hash of old passwords", "algorithm": "AES"}


def read(key, data):
    cipher = DES.new(key, DES.MODE_CBC, data[:8])
    return cipher.decrypt(data[8:])  # what others wrote


def read_either(key, data, triple):
    cipher = DES3.new(key, DES3.MODE_ECB) if triple else DES.new(key, DES.MODE_ECB)
    return cipher.decrypt(data)


def read_and_write(key, old, new):
    cipher = ARC4.new(key)  # want broken-cipher
    return cipher.decrypt(old), cipher.encrypt(new)


class Reader:
    def __init__(self, key):
        self.cipher = Blowfish.new(key)  # want broken-cipher


class KerberosKey:
    def seal(self, key, data):
        return ARC4.new(key).encrypt(data)  # safe: prescribed


class LicenceKey:
    def seal(self, key, data):
        return ARC4.new(key).encrypt(data)  # want broken-cipher


def kept(key, iv):
    return Cipher(algorithms.SEED(key), modes.CBC(iv))  # want broken-cipher


def camellia(key, iv):
    return Cipher(algorithms.Camellia(key), modes.CBC(iv))
