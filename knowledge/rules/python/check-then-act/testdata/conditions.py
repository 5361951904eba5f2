"""Counts that are kept by a condition, and those of one request."""
from flask import Flask

from accounts import Wallet, budget

app = Flask(__name__)


@app.post("/reserve")
def reserve():
    pool = budget()
    with pool.condition:
        if pool.used < 10:
            pool.used = pool.used + 1  # safe: one at a time
    return "ok"


class Reader:
    def __init__(self, size):
        self.remaining = size

    def read(self, size, source):
        for _ in range(size):
            try:
                if self.remaining == 0:
                    self.remaining = source.size()  # safe: of this reader
            except ValueError:
                continue
        return self.remaining


@app.post("/read")
def read():
    return str(Reader(5).read(2, budget()))


@app.post("/spend/<int:amount>")
def spend(amount):
    wallet = Wallet.query.get(1)
    if wallet.balance >= amount:
        wallet.balance = wallet.balance - amount  # want check-then-act
    return "ok"
