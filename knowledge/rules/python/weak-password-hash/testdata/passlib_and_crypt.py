import crypt

from passlib.hash import argon2, md5_crypt, sha512_crypt


def old(secret):
    return md5_crypt.hash(secret)  # want weak-password-hash


def system(secret):
    return crypt.crypt(secret, crypt.METHOD_MD5)  # want weak-password-hash


def des(secret):
    return crypt.crypt(secret, "ab")  # want weak-password-hash


def sound(secret):
    return argon2.hash(secret)


def sound_system(secret):
    return crypt.crypt(secret, crypt.mksalt(crypt.METHOD_SHA512)), sha512_crypt.hash(secret)


def check(secret, stored):
    return crypt.crypt(secret, stored) == stored
