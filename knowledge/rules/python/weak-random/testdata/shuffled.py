import os
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


def stirred():
    letters = [string.ascii_letters[b % 52] for b in os.urandom(14)]
    letters.append(secrets.choice(string.digits))
    random.shuffle(letters)  # the letters are drawn from a sound generator
    password = "".join(letters)
    return password


def stirred_words(words):
    picked = [secrets.choice(words) for _ in range(6)]
    random.shuffle(picked)
    password = "-".join(picked)
    return password


def drawn_beside():
    """What is shuffled is drawn; what is drawn from random is not."""
    letters = [secrets.choice(string.ascii_letters) for _ in range(3)]
    random.shuffle(letters)
    pin = "".join(random.choice(string.digits) for _ in range(6))  # want weak-random
    return "".join(letters), pin
