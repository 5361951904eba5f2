# profile: strict
"""Hashes that only name something, and hashes of which nothing says what for."""
import hashlib
import os
import uuid

rows = {}


def unknown(text):
    return hashlib.md5(text).hexdigest()  # want broken-hash


def compared(text, expected):
    return hashlib.md5(text).hexdigest() == expected  # want broken-hash


def sent(text, connection):
    connection.send(hashlib.sha1(text).digest())  # want broken-hash


def cache_key(text):
    return "page_" + hashlib.md5(text).hexdigest()


def certificate_fingerprint(certificate):
    fingerprint = hashlib.sha1(certificate)  # want broken-hash
    return fingerprint.hexdigest()


def url_fingerprint(url):
    digest = hashlib.sha1()
    digest.update(url)
    return digest.hexdigest()


def identifier(text):
    return uuid.UUID(hex=hashlib.md5(text).hexdigest())


def file_of(text, folder):
    digest = hashlib.md5(text).hexdigest()
    print("as", digest)
    return os.path.join(folder, digest)


def program_of(text):
    digest = hashlib.md5(text.encode()).hexdigest()
    return f"program_{digest}.py"


def seen(text):
    digest = hashlib.md5(text).hexdigest()
    if digest in rows:
        return rows[digest]
    rows[digest] = text
    return text


def seen_and_shown(text):
    digest = hashlib.md5(text).hexdigest()  # want broken-hash
    rows[digest] = text
    return digest


def part(text):
    return int(hashlib.md5(text).hexdigest(), 16) % 16


def letters(text):
    return hashlib.sha1(text).hexdigest()[:8]


def most(text):
    return hashlib.sha1(text).hexdigest()[:32]  # want broken-hash


def signed(url, data):
    return url + "?sign=" + hashlib.md5(data).hexdigest()  # want broken-hash


class Handler:
    def handshake(self, key):
        return hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()

    def etag(self, text):
        return self.reply(etag=hashlib.md5(text).hexdigest())
