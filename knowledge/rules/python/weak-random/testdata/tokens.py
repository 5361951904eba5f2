import hashlib
import random
import secrets
import string
import time


def by_name():
    token = "".join(random.choice(string.ascii_letters) for _ in range(32))  # want weak-random
    return token


def reset_code():
    session_id = str(random.randint(100000, 999999))  # want weak-random
    return session_id


def hashed():
    api_key = hashlib.sha256(str(random.random()).encode()).hexdigest()  # want weak-random
    return api_key


def good():
    token = secrets.token_urlsafe(32)
    key = "".join(secrets.choice(string.ascii_letters) for _ in range(32))
    return token, key


def system():
    token = "".join(random.SystemRandom().choice(string.digits) for _ in range(8))
    return token


def generate_password(n):
    return "".join(random.choice(string.printable) for _ in range(n))  # want weak-random


def game(cards):
    random.shuffle(cards)
    delay = random.random() * 5
    colour = random.choice(["red", "blue"])
    time.sleep(delay)
    return cards, colour


def entries(user):
    user.reset_token = "%032x" % random.getrandbits(128)  # want weak-random
    return {"csrf_token": random.random(), "position": random.randint(0, 5)}  # want weak-random


def sample(rows):
    return random.sample(rows, 10), random.uniform(0, 1)


def jitter(token):
    wait = 2 ** 3 + random.random()
    return token, wait


def pick_server(servers):
    server = random.choice(servers)
    return {"token": secrets.token_hex(), "server": server}


def pin():
    otp = int(random.random() * 1000000)  # want weak-random
    return otp



def password_of_pieces(policy):
    password = "".join(random.choice(string.ascii_lowercase) for _ in range(3))  # want weak-random
    if policy.digits:
        password += random.choice(string.digits)  # silent: a piece of the same password
    return password


def two_secrets():
    token = random.choice(WORDS)  # want weak-random
    api_key = random.choice(WORDS)  # want weak-random
    return token, api_key


def tree_label(node, labels):
    random.shuffle(labels)
    node_token = labels[0]  # of a text
    return node_token


def end_of(words):
    end_token = words + str(random.random())
    return end_token


def login_label(labels):
    login_token = "".join(random.choice(labels) for _ in range(20))  # want weak-random
    return login_token
