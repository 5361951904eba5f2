"""Columns of statements, and functions and calls that say what a code is for."""
import random
import secrets
import sqlite3
import string

from shop import Voucher, mail

con = sqlite3.connect("shop.db")


def insert(user):
    drawn = str(random.getrandbits(64))  # want weak-random
    con.execute("INSERT INTO users (name, reset_token) VALUES (?, ?)", (user, drawn))


def update(user):
    drawn = random.randint(0, 999999)  # want weak-random
    con.execute("UPDATE users SET otp = :code WHERE name = :name", {"code": drawn, "name": user})


def table(amount):
    c = "".join(random.choice(string.ascii_uppercase) for _ in range(8))  # want weak-random
    con.execute("INSERT INTO vouchers (amount, code) VALUES (?, ?)", (amount, c))


def create_coupon():
    code = "%08x" % random.getrandbits(32)  # want weak-random
    mail(code)


def sell(amount):
    return Voucher(amount=amount, code=random.randint(1, 10**9))  # want weak-random


def other_column(user):
    shade = random.choice(["red", "blue"])
    con.execute("INSERT INTO users (reset_token, colour) VALUES (?, ?)", (secrets.token_hex(), shade))


def other_table():
    code = random.choice(["A", "B"])
    con.execute("INSERT INTO experiments (code, weight) VALUES (?, ?)", (code, random.random()))


def counted(user):
    con.execute("UPDATE users SET visits = ? WHERE reset_token = ?", (random.randint(1, 2), user))


def status():
    code = random.choice([200, 404])
    return code
