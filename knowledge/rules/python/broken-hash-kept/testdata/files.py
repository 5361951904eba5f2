"""Digests that are written into files."""
import base64
import hashlib
import os
from pathlib import Path

FOLDER = "/srv/data"


def register(text):
    digest = hashlib.new("md5")
    digest.update(text.encode())
    with open(f"{FOLDER}/passwordFile.txt", "a") as file:
        file.write(f"hash_value={base64.b64encode(digest.digest())}\n")  # want broken-hash-kept


def register_again(text):
    file = open(os.path.join(FOLDER, "credentials.csv"), "a")
    file.write(hashlib.sha1(text.encode()).hexdigest() + "\n")  # want broken-hash-kept
    file.close()


def register_path(text):
    Path("/srv/data/.htpasswd").write_text(hashlib.md5(text.encode()).hexdigest())  # want broken-hash-kept


def soundly(text):
    with open(f"{FOLDER}/passwordFile.txt", "a") as file:
        file.write(hashlib.sha512(text.encode()).hexdigest())


def sums(text):
    with open(f"{FOLDER}/checksums.txt", "a") as file:
        file.write(hashlib.md5(text.encode()).hexdigest())


def names(text):
    open(os.path.join(FOLDER, "token_count.txt"), "w").write(hashlib.md5(text.encode()).hexdigest())
