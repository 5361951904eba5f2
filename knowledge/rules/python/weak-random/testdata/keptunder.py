"""Numbers that are kept under keys and in files whose names say what they are for."""
import os
import random
import secrets

cache = {}
known = {}
FOLDER = "/srv/data"


def text_message(phone):
    cache[f"otp:{phone}"] = random.randint(100000, 999999)  # want weak-random


def text_message_again(phone):
    cache["otp_%s" % phone] = random.randint(100000, 999999)  # want weak-random


def mail(user):
    cache["reset_token/" + user] = str(random.random())[2:]  # want weak-random


def remember(request, number):
    key = f"rememberMe{number}"
    value = str(random.random())[2:]  # want weak-random
    if key in known and request.cookies.get(key) == known[key]:
        return "welcome back"
    known[key] = value
    return "see you"


def remembered(request):
    known["remember_me"] = random.getrandbits(64)  # want weak-random


def soundly(phone, number):
    cache[f"otp:{phone}"] = secrets.randbelow(900000) + 100000
    known[f"rememberMe{number}"] = secrets.token_hex(16)


def of_no_weight(phone, number):
    cache[f"retry:{phone}"] = random.randint(1, 60)
    cache["color_%s" % phone] = random.choice(["red", "blue"])
    known[f"last_seen{number}"] = random.random()
    known[f"{number}:otp"] = random.random()


def written():
    with open(f"{FOLDER}/passwords.txt", "a") as file:
        file.write("%d\n" % random.randint(0, 10**9))  # want weak-random
    open(os.path.join(FOLDER, "access_tokens.db"), "w").write(str(random.random()))  # want weak-random


def written_elsewhere():
    with open(f"{FOLDER}/samples.txt", "a") as file:
        file.write("%d\n" % random.randint(0, 10**9))
    with open(f"{FOLDER}/passwords.txt", "a") as file:
        file.write(secrets.token_hex(8))
