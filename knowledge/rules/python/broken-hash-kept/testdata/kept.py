import hashlib

PASSWORDS = {}


def store(name, text):
    PASSWORDS[name] = hashlib.md5(text.encode()).hexdigest()  # want broken-hash-kept


def sign(message):
    signature = hashlib.sha1(message + b"salt").hexdigest()  # want broken-hash-kept
    return signature


def by_name(user, text, algorithm="md5"):
    digest = hashlib.new("md5", text.encode())
    user.password_hash = digest.hexdigest()  # want broken-hash-kept
    user.checksum = digest.hexdigest()


def entry(text):
    return {"token": hashlib.md5(text).hexdigest(), "etag": hashlib.md5(text).hexdigest()}  # want broken-hash-kept


def strong(name, text):
    PASSWORDS[name] = hashlib.sha256(text.encode()).hexdigest()


def strong_by_name(user, text):
    user.password_hash = hashlib.new("sha256", text.encode()).hexdigest()


def cache_key(url):
    key = hashlib.md5(url.encode()).hexdigest()
    etag = hashlib.sha1(url.encode()).hexdigest()
    return key, etag


def shard(text):
    token = hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
    return token
