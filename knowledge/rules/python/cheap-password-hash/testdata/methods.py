# profile: default
# Work factors that stand in a text, and those of frameworks' helpers.
from argon2 import PasswordHasher
from flask import Flask, request
from flask_bcrypt import Bcrypt
from passlib.context import CryptContext
from passlib.hash import pbkdf2_sha256
from werkzeug.security import generate_password_hash

app = Flask(__name__)
bcrypt = Bcrypt(app)
few = CryptContext(schemes=["bcrypt"], bcrypt__rounds=4)  # want cheap-password-hash
many = CryptContext(schemes=["bcrypt"], bcrypt__rounds=12)
thin = PasswordHasher(time_cost=1, memory_cost=64)  # want cheap-password-hash
usual = PasswordHasher()


class Policy:
    scheme = "pbkdf2"
    digest = "sha256"
    rounds = 1

    @property
    def method(self):
        return ":".join([self.scheme, self.digest, str(self.rounds)])


class Sound(Policy):
    pass


class Changed:
    count = 1

    def __init__(self, count):
        self.count = count

    def method(self):
        return f"pbkdf2:sha256:{self.count}"


@app.post("/1")
def one():
    return generate_password_hash(request.form["password"], method="pbkdf2:sha256:1000")  # want cheap-password-hash


@app.post("/2")
def two():
    return generate_password_hash(request.form["password"], method="pbkdf2:sha256:%d" % 600000)


@app.post("/3")
def three():
    return generate_password_hash(request.form["password"], Policy().method)  # want cheap-password-hash


@app.post("/4")
def four():
    return generate_password_hash(request.form["password"], Changed(600000).method())


@app.post("/5")
def five():
    return generate_password_hash(request.form["password"], "scrypt:1024:8:1")  # want cheap-password-hash


@app.post("/6")
def six():
    return generate_password_hash(request.form["password"])


@app.post("/7")
def seven():
    return bcrypt.generate_password_hash(request.form["password"], 4)  # want cheap-password-hash


@app.post("/8")
def eight():
    return bcrypt.generate_password_hash(request.form["password"])


@app.post("/9")
def nine():
    return pbkdf2_sha256.hash(request.form["password"], rounds=1000)  # want cheap-password-hash
