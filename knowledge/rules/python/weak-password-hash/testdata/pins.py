# profile: default
import hashlib


def kiosk_pin_digest(pin):
    return hashlib.md5(pin.encode()).hexdigest()  # want weak-password-hash


def kiosk_pin_digest_slow(pin, salt):
    return hashlib.scrypt(pin.encode(), salt=salt, n=2**14, r=8, p=1).hex()


def page_digest(text):
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
