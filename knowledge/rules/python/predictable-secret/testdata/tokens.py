import hashlib
import hmac
import secrets
import time
import uuid
from datetime import datetime, timezone


def reset_token(email):
    token = hashlib.md5(f"{email}{time.time()}".encode()).hexdigest()  # want predictable-secret
    return token


def api_key():
    api_key = hashlib.sha1(str(datetime.now().timestamp()).encode()).hexdigest()  # want predictable-secret
    return api_key


def share(note):
    note.share_link = "/s/" + str(uuid.uuid1())  # want predictable-secret


def session(store, user):
    sid = "%x-%s" % (int(time.time()), user)  # want predictable-secret
    store[sid] = user
    return sid


def ticket(user):
    seed = f"{user}:{time.time_ns()}"
    return hashlib.sha256(seed.encode()).hexdigest()


def buy(user):
    access_token = ticket(user)  # want predictable-secret
    return access_token


def by_uuid(user):
    user.reset_token = str(uuid.uuid1())  # want predictable-secret
    session_id = uuid.uuid1().hex  # want predictable-secret
    return session_id


def mixed():
    token = f"{uuid.uuid4().hex}{time.time()}"
    return token + secrets.token_hex()


def signed(user, secret_key):
    token = hmac.new(secret_key, f"{user}{time.time()}".encode(), hashlib.sha256).hexdigest()
    return token


def expiry():
    now = datetime.now(timezone.utc)
    token = {"value": secrets.token_hex(), "expires": time.time() + 3600, "at": now}
    return token


def upload(name):
    path = f"/srv/{int(time.time())}-{name}"
    request_id = str(uuid.uuid1())
    etag = hashlib.md5(str(time.time()).encode()).hexdigest()
    return path, request_id, etag


def exchange():
    nonce = int(time.time() * 1000)
    return {"nonce": nonce}
