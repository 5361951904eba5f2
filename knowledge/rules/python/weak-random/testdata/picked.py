# profile: default
import random
import string


def host(hosts, connect):
    chosen = random.choice(hosts)
    return connect(password=chosen["params"].get("password"))


def salted(values):
    values["salt"] = "".join(random.sample(string.ascii_letters, 8))
    values["password"] += values["salt"]
    return values


def password(length):
    password = "".join(random.choice(string.ascii_letters) for _ in range(length))  # want weak-random
    return password
