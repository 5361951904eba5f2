"""What customers prove themselves with."""
import hashlib
import random
import secrets
import string

from werkzeug.security import generate_password_hash

LETTERS = string.ascii_letters + string.digits


def stored(password):
    return generate_password_hash(password)


def stored_for_till(password):
    """The till in the shop knows no other way."""
    return hashlib.sha256(password.encode()).hexdigest()


def reset_token():
    """Goes into the link with which a customer sets a new password."""
    return "".join(random.choice(LETTERS) for _ in range(32))


def newsletter_token():
    return secrets.token_urlsafe(24)


def voucher_picture():
    """One of the pictures that vouchers are printed with."""
    return random.choice(["owl", "fox", "hare"])


def fingerprint(picture):
    return hashlib.sha256(picture).hexdigest()
