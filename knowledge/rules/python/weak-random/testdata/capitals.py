"""Names whose words begin with capitals mean what others do."""
import random
import string


def make(length):
    newPassword = "".join(random.sample(string.ascii_letters, length))  # want weak-random
    return newPassword


def start():
    AuthToken = random.choice(string.ascii_letters)  # want weak-random
    return AuthToken


class Account:
    def reset(self):
        self.resetToken = "%06d" % random.randrange(10**6)  # want weak-random

    def shuffle(self, deck):
        randomCard = random.choice(deck)
        self.maxTokens = random.randrange(100)
        return randomCard
