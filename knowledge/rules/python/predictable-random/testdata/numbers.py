import random
import secrets


def roll():
    return random.randint(1, 6)  # want predictable-random


def pick(items):
    return random.choice(items)  # want predictable-random


def generator(seed):
    return random.Random(seed).random()  # want predictable-random


def system():
    return random.SystemRandom().randint(1, 6)


def secret():
    return secrets.randbelow(6)


def shuffled(items):
    return sorted(items)
