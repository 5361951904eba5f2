import random
import string
import uuid

RUN_SESSION_ID = "run-" + "".join(random.choices(string.ascii_lowercase, k=8))


class UsageTracker:
    def __init__(self):
        self.session_id = str(random.randint(1, 10**10))


class EmbeddingClient:
    def __init__(self):
        self.session_id = "%x" % random.getrandbits(64)


class Sessions:
    def __init__(self):
        self.users = {}

    def start(self, user):
        session_id = "%030x" % random.randrange(16**30)  # want weak-random
        self.users[session_id] = user
        return session_id

    def restart(self, user):
        session_id = uuid.uuid4().hex
        self.users[session_id] = user
        return session_id


def login(response, user):
    response.session_id = str(random.random())[2:]  # want weak-random
    return response


def make_session_id():
    return "".join(random.choice(string.hexdigits) for _ in range(32))  # want weak-random


def sent(user):
    send_reset_code_to(user, str(random.randrange(10**6)))  # want weak-random
