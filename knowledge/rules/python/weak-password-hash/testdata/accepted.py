"""Old hashes that are accepted for ever, beside those of functions that are made for passwords."""
import hashlib
import hmac

import bcrypt
from argon2 import PasswordHasher
from werkzeug.security import check_password_hash, generate_password_hash

hasher = PasswordHasher()


def password_ok(user, raw):
    if user["pw"].startswith("old$"):
        return hmac.compare_digest(user["pw"][4:], hashlib.sha256(raw.encode()).hexdigest())  # want weak-password-hash
    return check_password_hash(user["pw"], raw)


def check(user, pw):
    if user["scheme"] == "bcrypt":
        return bcrypt.checkpw(pw.encode(), user["hash"].encode())
    return hmac.compare_digest(hashlib.sha1(pw.encode()).hexdigest(), user["hash"])  # want weak-password-hash


def check_password(user, raw):
    if user.get("legacy"):
        digest = hashlib.sha256(("shop" + raw).encode()).hexdigest()  # want weak-password-hash
        return hmac.compare_digest(digest, user["password"])
    return hasher.verify(user["password"], raw)


def verify_password(user, password):
    """Longer ones than bcrypt looks at."""
    return bcrypt.checkpw(hashlib.sha256(password.encode()).digest(), user["hash"])


def login_user(user, password):
    """The old hash is replaced as soon as its owner is there."""
    if hashlib.md5(password.encode()).hexdigest() != user.password:
        return False
    user.password = generate_password_hash(password)
    return True


def check_etag(body, tag):
    return hashlib.md5(body).hexdigest() == tag
