import random
import secrets
import string


def drawn():
    letters = list(string.ascii_letters + string.digits)
    random.shuffle(letters)  # want weak-random
    password = "".join(letters[:14])
    return password


def mixed():
    letters = ["a", "b", "c", "4", "5"]
    random.shuffle(letters)  # want weak-random
    token = "".join(letters)
    return token


def sound():
    letters = list(string.ascii_letters + string.digits)
    secrets.SystemRandom().shuffle(letters)
    password = "".join(letters[:14])
    return password


def cards(deck):
    random.shuffle(deck)
    hand = deck[:5]
    return hand
