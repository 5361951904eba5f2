# threat-model: library remote
import time

import bcrypt
from passlib.context import CryptContext
from werkzeug.security import check_password_hash, generate_password_hash

pwd_context = CryptContext(schemes=["argon2"])
DUMMY = generate_password_hash("x")


class Table:
    def find(self, name):
        raise NotImplementedError


users = Table()


def login(username, password):
    user = users.find(username)
    if user is None:
        return None  # want login-time-tells-users
    if not check_password_hash(user.hash, password):
        return None
    return user


def authenticate(username, password):
    user = users.find(username)
    if not user:
        raise ValueError("name or password is wrong")  # want login-time-tells-users
    if not bcrypt.checkpw(password.encode(), user.hash):
        raise ValueError("name or password is wrong")
    return user


async def authenticate_user(session, email: str, password: str):
    user = await session.find(email=email)
    if not user:
        return False  # want login-time-tells-users
    if not pwd_context.verify(password, user.hash):
        return False
    return user


class Users:
    @classmethod
    async def login(cls, username, password):
        row = await cls.select(cls.id, cls.password).where(cls.username == username).first().run()
        if not row:
            return None  # want login-time-tells-users
        _, rounds, salt, _ = row["password"].split("$")
        if cls.hash_password(password, salt, int(rounds)) == row["password"]:
            return row["id"]
        return None

    @classmethod
    async def login_user(cls, username, password):
        row = await cls.select(cls.id, cls.password).where(cls.username == username).first().run()
        if not row:
            cls.hash_password(password)
            return None
        _, rounds, salt, _ = row["password"].split("$")
        if cls.hash_password(password, salt, int(rounds)) == row["password"]:
            return row["id"]
        return None

    @classmethod
    def hash_password(cls, password, salt="", rounds=1):
        raise NotImplementedError


def login_user(username, password):
    user = users.find(username)
    if user is None:
        check_password_hash(DUMMY, password)
        return None
    return user if check_password_hash(user.hash, password) else None


def sign_in(username, password):
    user = users.find(username)
    if user is None:
        time.sleep(1)
        return None
    return user if check_password_hash(user.hash, password) else None


def check_credentials(username, password):
    """Both are hashed."""
    user = users.find(username)
    known = user.hash if user else DUMMY
    if not check_password_hash(known, password):
        return None
    return user


def verify_user(username, token):
    """No password."""
    user = users.find(username)
    if user is None:
        return None
    return user if user.token == token else None


def get_user(username):
    user = users.find(username)
    if user is None:
        return None
    return user


def auth_user_db(username, password):
    user = users.find(username)
    if user is None:
        user = users.find_by_email(username)
    if user is None or not user.is_active:
        return None  # want login-time-tells-users
    elif check_password_hash(user.hash, password):
        return user
    return None


def auth_user_local(username, password):
    user = users.find(username)
    if user is None:
        user = users.find_by_email(username)
    if user is None or not user.is_active:
        check_password_hash(DUMMY, "password")
        return None
    elif check_password_hash(user.hash, password):
        return user
    return None
