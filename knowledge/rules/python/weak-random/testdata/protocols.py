import os
import random
import struct

system = random.SystemRandom()


class Packet:
    def CreateAuthenticator(self):
        data = []
        for _ in range(16):
            data.append(random.randrange(0, 256))  # want weak-random
        return bytes(data)

    def create_challenge(self):
        return bytes(random.getrandbits(8) for _ in range(8))  # want weak-random

    def make_authenticator(self):
        return bytes(system.randrange(0, 256) for _ in range(16))

    def new_session_key(self):
        return os.urandom(32)

    def make_delay(self):
        return random.random() * 3

    def fill(self):
        self.authenticator = struct.pack("!QQ", random.getrandbits(64), random.getrandbits(64))  # want weak-random


def choose_authenticator(known):
    chosen = random.choice(known)
    return chosen
