import hashlib
import hmac


def sign(params, api_secret):
    text = "&".join(f"{k}={v}" for k, v in sorted(params.items()))
    return hashlib.md5((text + api_secret).encode()).hexdigest()  # want weak-hash


def sign_well(message, api_secret):
    return hmac.new(api_secret, message, hashlib.sha256).hexdigest()


def lookup(access_token):
    return hashlib.sha1(access_token.encode()).hexdigest()  # want weak-hash


def lookup_well(access_token):
    return hashlib.sha256(access_token.encode()).hexdigest()


def shard(access_token):
    return hashlib.md5(access_token.encode(), usedforsecurity=False).hexdigest()


def etag(body):
    return hashlib.md5(body).hexdigest()


def salted(client_secret, body):
    h = hashlib.new("md5")
    h.update(body)
    h = hashlib.new("md5", client_secret + body)  # want weak-hash
    return h.hexdigest()
