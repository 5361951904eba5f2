"""Entries of what is called a token: the key says what an entry is."""
import time


def claims(client):
    id_token = {}
    id_token["aud"] = client
    id_token["iat"] = int(time.time())  # safe: when it was issued
    return id_token


def issue(user):
    reset_token = str(time.time())  # want predictable-secret
    return user, reset_token


def named(row):
    row["session_id"] = str(time.time())  # want predictable-secret
