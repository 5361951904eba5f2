import json
import os


def save_token(path, token_info):
    with open(path, "w") as f:
        json.dump(token_info, f)
    os.chmod(path, 0o600)


def save_secret(path, secret):
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600), "w") as f:
        f.write(secret)
