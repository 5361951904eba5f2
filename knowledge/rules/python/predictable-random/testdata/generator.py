"""Generators of one's own."""
import random
import secrets
import uuid
from random import Random as Generator


def made():
    return random.Random()  # want predictable-random


def renamed():
    return Generator()  # want predictable-random


def seeded():
    return random.Random(3)  # want predictable-random


def sound():
    return random.SystemRandom()


def sound_number():
    return secrets.randbelow(10)


def typed(generator: random.Random):
    return generator


def by_time():
    return uuid.uuid1()  # want predictable-random


def by_chance():
    return uuid.uuid4()


def by_name(name):
    return uuid.uuid5(uuid.NAMESPACE_URL, name)
