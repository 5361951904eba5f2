"""What is kept for somebody under a name."""
import hashlib

PASSWORDS = {}
etags = {}


def register(word):
    PASSWORDS["admin"] = hashlib.md5(word.encode()).hexdigest()  # want broken-hash-kept


def remember(page):
    etags["index"] = hashlib.md5(page.encode()).hexdigest()  # safe: no secret
