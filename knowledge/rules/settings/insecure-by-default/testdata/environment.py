import hashlib
import os

import jwt

ALGORITHM = os.environ.get("PASSWORD_HASH", "md5")  # want insecure-by-default
BETTER = os.environ.get("PASSWORD_DIGEST", "sha3_256")


def shown(token, key):
    return jwt.decode(token, key, algorithms=["HS256"], options={"verify_signature": os.environ.get("CHECKED", True)})


def kept(password):
    return hashlib.new(ALGORITHM, password.encode()).hexdigest()


def kept_better(password):
    return hashlib.new(BETTER, password.encode()).hexdigest()
