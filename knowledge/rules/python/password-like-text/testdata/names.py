import os

token = "abc"  # want password-like-text
_pass = "abc"  # want password-like-text
token_name = "abc"
user = "abc"
password = ""
secret = os.environ["SECRET"]


class Settings:
    secrete = "abc"  # want password-like-text


def login(name, token="abc"):  # want password-like-text
    if token == "def":  # want password-like-text
        return {"token": "abc"}  # want password-like-text
    return {"password": None, "kind": "abc"}
