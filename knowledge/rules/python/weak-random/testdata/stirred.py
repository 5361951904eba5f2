from os import urandom
from random import choice, shuffle


def from_groups(groups, length):
    password = [s[ord(urandom(1)) % len(s)] for s in groups]
    shuffle(password)
    password = password[:length]
    symbols = "".join(groups)
    password.extend([symbols[ord(urandom(1)) % len(symbols)] for _ in range(length - len(password))])
    shuffle(password)
    return "".join(password)


def own_generator(urandom, characters, size):
    passwd = [urandom.choice(characters) for _ in range(size)]
    shuffle(passwd)
    return "".join(passwd)


def guessed(characters, size):
    passwd = [choice(characters) for _ in range(size)]  # want weak-random
    shuffle(passwd)
    passwd = "".join(passwd)
    return passwd
