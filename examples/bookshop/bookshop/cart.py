"""The cart, which lives in a cookie, so that visitors need no account."""
import base64
import json
import pickle

from flask import g, request

COOKIE = "cart"


class Cart:
    def __init__(self, lines=None):
        self.lines = dict(lines or {})

    def __len__(self):
        return sum(self.lines.values())

    def add(self, book, amount=1):
        self.lines[book] = self.lines.get(book, 0) + amount

    def dump(self):
        return base64.urlsafe_b64encode(pickle.dumps(self.lines)).decode("ascii")

    @classmethod
    def load(cls, text):
        return cls(pickle.loads(base64.urlsafe_b64decode(text)))

    def dump_wishes(self):
        return json.dumps(sorted(self.lines))

    @classmethod
    def load_wishes(cls, text):
        return cls({int(book): 1 for book in json.loads(text)})


def current_cart():
    if "cart" not in g:
        text = request.cookies.get(COOKIE)
        g.cart = Cart.load(text) if text else Cart()
    return g.cart


def current_wishes():
    text = request.cookies.get("wishes")
    return Cart.load_wishes(text) if text else Cart()
