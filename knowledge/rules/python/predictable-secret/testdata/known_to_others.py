import base64
import hashlib
import hmac
import secrets
import uuid

from flask import Flask, request, session

app = Flask(__name__)


@app.post("/forgot")
def forgot():
    email = request.form["email"]
    token = hashlib.md5(email.encode()).hexdigest()  # want predictable-secret
    keep(email, token)
    return "sent"


def reset_token(user):
    return hashlib.sha256((user["email"] + str(user["id"])).encode()).hexdigest()  # want predictable-secret


def make_token(user):
    return hashlib.sha1(f"{user.pk}:{user.username}".encode()).hexdigest()[:16]  # want predictable-secret


def remember(response, user):
    token = base64.b64encode(user.username.encode()).decode()  # want predictable-secret
    response.set_cookie("remember", token)


def invite(member):
    member.invite_code = base64.urlsafe_b64encode(member.email.encode())  # want predictable-secret


def api_key_of(user):
    return {"api_key": str(uuid.uuid5(uuid.NAMESPACE_DNS, user.email))}


def login(store, user):
    sid = hashlib.md5(("%s-%s" % (user.id, user.name)).encode()).hexdigest()  # want predictable-secret
    store[sid] = user
    return sid


# Safe: a key, or chance, is in it, or nobody is let in by it.


def signed(user):
    token = hmac.new(app.secret_key.encode(), user.email.encode(), hashlib.sha256).hexdigest()
    return token


def keyed(user):
    token = hashlib.sha256((app.secret_key + str(user.id)).encode()).hexdigest()
    return token


def with_hash(user):
    token = hashlib.sha256(f"{user.id}{user.password_hash}{user.last_login}".encode()).hexdigest()
    return token


def drawn(user):
    token = base64.urlsafe_b64encode(user.email.encode() + secrets.token_bytes(16)).decode()
    return token


def of_page(user):
    cache_token = hashlib.md5(user.email.encode()).hexdigest()
    page_token = base64.b64encode(str(user.id).encode()).decode()
    avatar = hashlib.md5(user.email.lower().encode()).hexdigest()
    return cache_token, page_token, avatar


def kept_hash(raw_token):
    token = hashlib.sha256(raw_token.encode()).hexdigest()
    return token


def basic(user, password):
    token = base64.b64encode(f"{user}:{password}".encode()).decode()
    return {"Authorization": "Basic " + token}
