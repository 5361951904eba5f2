"""Algorithms that settings name, which the program writes itself."""
import configparser
import hashlib

conf = configparser.ConfigParser()
conf.read_string("""
[hashing]
# of old
passwords = md5
etags: sha256
""")

layered = configparser.ConfigParser()
layered.read_string("[hashing]\npasswords = md5\n")
layered.read("site.ini")


def register(text):
    digest = hashlib.new(conf.get("hashing", "passwords"))
    digest.update(text.encode())
    with open("/srv/app/passwords.txt", "a") as handle:
        handle.write(digest.hexdigest() + "\n")  # want broken-hash-kept


def register_by_section(text):
    with open("/srv/app/passwords.txt", "a") as handle:
        handle.write(hashlib.new(conf["hashing"]["passwords"], text.encode()).hexdigest())  # want broken-hash-kept


def sound(text):
    with open("/srv/app/passwords.txt", "a") as handle:
        handle.write(hashlib.new(conf.get("hashing", "etags"), text.encode()).hexdigest())


def replaced(text):
    with open("/srv/app/passwords.txt", "a") as handle:
        handle.write(hashlib.new(layered.get("hashing", "passwords"), text.encode()).hexdigest())  # safe: what the file says


def save_password(text):
    raise NotImplementedError


def stretched(text, salt):
    value = salt + text.encode()
    for _ in range(1000):
        value = hashlib.md5(value).digest()
    save_password(salt.hex() + value.hex())  # want broken-hash-kept


def stretched_soundly(text, salt):
    value = salt + text.encode()
    for _ in range(1000):
        value = hashlib.sha512(value).digest()
    save_password(salt.hex() + value.hex())
