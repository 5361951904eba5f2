"""An old hash that is looked at, and replaced as soon as its owner is there."""
import hashlib

from werkzeug.security import check_password_hash, generate_password_hash


def log_in(user, password):
    if user.password_hash.startswith("scrypt:"):
        return check_password_hash(user.password_hash, password)
    if hashlib.md5(password.encode()).hexdigest() != user.password_hash:
        return False
    user.password_hash = generate_password_hash(password)
    return True


def sign_up(user, password):
    user.password_hash = hashlib.md5(password.encode()).hexdigest()  # want weak-password-hash
    return True
