# threat-model: library remote
"""What looks nobody up, and what hashes nothing."""
from werkzeug.security import generate_password_hash


class Table:
    def find(self, name):
        raise NotImplementedError


users = Table()


class Portal:
    """It logs in elsewhere: what it looks for is a field of a page."""

    def login(self, page, username, password):
        field = page.find(name="input", attrs={"name": "execution"})
        if field is None:
            raise ValueError("the page has no such field")
        return field, generate_password_hash(password)


class Kept:
    """What keeps a password in the keyring of a desktop hashes nothing."""

    def login(self, keyring, username, password):
        known = users.find(username)
        if known is None:
            return None
        keyring.set_password("shop", username, password)
        return known


class Changed:
    def login(self, username, password):
        known = users.find(username)
        if known is None:
            return None  # want login-time-tells-users
        known.set_password(password)
        return known
