"""A file that is the owner's alone, and still in the clear."""
import os


def save_for_the_owner(path, password):
    with open(os.open(path, os.O_CREAT | os.O_WRONLY, 0o600), "w") as f:
        f.write(password)  # want secret-in-file
