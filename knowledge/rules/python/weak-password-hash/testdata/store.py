import hashlib


def store(name, password):
    return hashlib.md5(password.encode()).hexdigest()  # want weak-password-hash


def salted(password, salt):
    h = hashlib.sha256()
    h.update((salt + password).encode())  # want weak-password-hash
    return h.hexdigest()


def check(form, user):
    return user.hash == hashlib.new("sha1", form["password"].encode()).hexdigest()  # want weak-password-hash


def good(password, salt):
    return hashlib.pbkdf2_hmac("sha256", password.encode(), salt, 600_000)


def good_too(password, salt):
    return hashlib.scrypt(password.encode(), salt=salt, n=2**14, r=8, p=1)


def checksum(data):
    return hashlib.md5(data).hexdigest()


def cache_key(url, password_changed_at):
    return hashlib.sha1(f"{url}:{password_changed_at}".encode()).hexdigest()
