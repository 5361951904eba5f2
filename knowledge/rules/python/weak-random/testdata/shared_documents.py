import random
import time


def generateLockToken():
    """What tells one lock of a shared document from another; whoever asks for the locks is shown it."""
    return "%s-%.03f" % (random.random(), time.time())


def generateUnlockToken():
    return "%s" % random.random()  # want weak-random


def lock_token():
    lock_token = str(random.random())
    return {"lock": lock_token}
