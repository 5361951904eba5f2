"""What logs a client in, written into the headers that it sends."""
import os

import httpx
import requests

HEADERS = {"Authorization": "Bearer 3f9e12aa8c7745d1b0c6"}  # want hard-coded-credential


def bearer(token):
    requests.get("https://api.example.com/", headers={"Authorization": "token 7d1b0c63f9e12aa8c774"}, timeout=5)  # want hard-coded-credential
    requests.get("https://api.example.com/", headers={"Authorization": f"Bearer {token}"}, timeout=5)
    requests.get("https://api.example.com/", headers={"Authorization": "Bearer " + os.environ["TOKEN"]}, timeout=5)


def basic():
    httpx.get("https://api.example.com/", headers={"Authorization": "Basic am9lOlAxZWRtb250"})  # want hard-coded-credential


def own():
    session = requests.Session()
    session.headers["X-Api-Key"] = "b41c9d7e02fa4c55a6d8"  # want hard-coded-credential
    session.headers["X-Api-Key"] = os.environ["API_KEY"]
    session.headers.update({"X-Auth-Token": "e02fa4c55a6d8b41c9d7"})  # want hard-coded-credential
    return session


def placeholders():
    return [
        {"Authorization": "Bearer YOUR_ACCESS_TOKEN"},
        {"Authorization": "Bearer <token>"},
        {"Authorization": "Bearer test-token"},
        {"Authorization": "Bearer xxxxxxxxxxxxxxxxxxxxxxxx"},
        {"Authorization": "Bearer example1a2b3c4d5e6f7g8h"},
        {"Authorization": "Basic realm"},
        {"X-Api-Key": "your-api-key-here"},
        {"X-Api-Key": "Api key of the account"},
    ]
