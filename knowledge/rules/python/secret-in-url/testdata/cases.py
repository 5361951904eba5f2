import httpx
import requests


def formatted(access_token):
    return requests.get(f"https://api.example.com/me?access_token={access_token}")  # want secret-in-url


def joined(config):
    return requests.post("https://api.example.com/send?key=" + config["api_key"], json={})  # want secret-in-url


def other_client(api_key):
    return httpx.get("https://api.example.com/weather?appid=%s" % api_key)  # want secret-in-url


def header(access_token):
    return requests.get("https://api.example.com/me", headers={"Authorization": "Bearer " + access_token})


def basic(user, password):
    return requests.get("https://api.example.com/me", auth=(user, password))


def body(client_secret):
    return requests.post("https://login.example.com/token", data={"client_secret": client_secret})


def identified(user_id):
    return requests.get(f"https://api.example.com/users/{user_id}")
