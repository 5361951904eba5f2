# profile: default
import hashlib

import bcrypt


class NtlmClient:
    def answer(self, password):
        return hashlib.new("md4", password.encode("utf-16-le")).digest()  # as the protocol has it


def sha512_crypt(password, salt):
    return hashlib.sha512(password.encode() + salt).digest()  # a round of a slow hash


def keep(password):
    return hashlib.sha512(password.encode()).digest()  # want weak-password-hash


class Rfc2617Client:
    def answer(self, user, realm, password):
        return hashlib.md5(f"{user}:{realm}:{password}".encode()).hexdigest()  # safe: prescribed


class Accounts:
    def answer(self, user, realm, password):
        return hashlib.md5(f"{user}:{realm}:{password}".encode()).hexdigest()  # want weak-password-hash


def long_password(password):
    if len(password) > 72:
        password = hashlib.sha256(password.encode()).digest()  # safe: hashed again
    return bcrypt.hashpw(password, bcrypt.gensalt())


def mysql_old_password(password):
    return hashlib.md5(password.encode()).hexdigest()  # safe: prescribed


def store_password(algorithm, password):
    if algorithm == "md5":
        return hashlib.md5(password.encode()).hexdigest()  # want weak-password-hash
    return hashlib.sha1(password.encode()).hexdigest()  # the same defect
