import json
from pathlib import Path

from cryptography.hazmat.primitives import serialization


def save_token(path, token_info):
    with open(path, "w") as f:  # want secret-file-readable
        f.write(json.dumps(token_info))


def save_credentials(path, credentials):
    with open(path, mode="w") as f:  # want secret-file-readable
        json.dump(credentials, f)


def save_key(path, key):
    Path(path).write_bytes(key.private_bytes(  # want secret-file-readable
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()))


def save_public(path, public_key):
    with open(path, "w") as f:
        f.write(public_key)


def read(path):
    with open(path) as f:
        return json.load(f)


def save_text(path, text):
    with open(path, "w") as f:
        f.write(text)
