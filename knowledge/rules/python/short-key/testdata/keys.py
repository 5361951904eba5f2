import asyncssh
import paramiko
import rsa as small_rsa
from Crypto.PublicKey import DSA, ECC, RSA
from cryptography.hazmat.primitives.asymmetric import dh, dsa, ec, rsa
from OpenSSL import crypto

BITS = 1024


def with_cryptography():
    rsa.generate_private_key(public_exponent=65537, key_size=1024)  # want short-key
    dsa.generate_private_key(BITS)  # want short-key
    dh.generate_parameters(generator=2, key_size=512)  # want short-key
    return ec.generate_private_key(ec.SECP192R1())  # want short-key


def with_others():
    RSA.generate(BITS)  # want short-key
    DSA.generate(1024)  # want short-key
    ECC.generate(curve="P-192")  # want short-key
    paramiko.RSAKey.generate(1024)  # want short-key
    asyncssh.generate_private_key("ssh-rsa", key_size=1024)  # want short-key
    return small_rsa.newkeys(512)  # want short-key


def with_openssl():
    k = crypto.PKey()
    k.generate_key(crypto.TYPE_RSA, 1024)  # want short-key
    return k


def make(bits=2048):
    return RSA.generate(bits)


def short():
    return make(1024)  # want short-key


def long():
    return make(4096), make()


def sound():
    rsa.generate_private_key(65537, 2048)
    dsa.generate_private_key(key_size=3072)
    return ec.generate_private_key(ec.SECP256R1()), ECC.generate(curve="P-256")


def configured(settings):
    return RSA.generate(settings.bits), paramiko.RSAKey.generate(settings["bits"])


def openssl_sound():
    k = crypto.PKey()
    k.generate_key(crypto.TYPE_RSA, 4096)
    return k
