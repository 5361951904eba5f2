import http.client
import urllib.request

import aiohttp
import httpx
import requests

API = "http://api.example.com"


def get():
    return requests.get("http://api.example.com/items", timeout=9)  # want cleartext-request


def with_session():
    session = requests.Session()
    return session.post(API + "/items", timeout=9)  # want cleartext-request


def opened():
    return urllib.request.urlopen("http://example.org/list")  # want cleartext-request


def made():
    return urllib.request.Request("http://example.org/list")  # want cleartext-request


def fetched():
    return urllib.request.urlretrieve("http://example.org/list")  # want cleartext-request


def with_httpx():
    return httpx.get("http://example.org/list")  # want cleartext-request


async def with_aiohttp():
    async with aiohttp.ClientSession() as session:
        return await session.get("http://example.org/list")  # want cleartext-request


def connected():
    return http.client.HTTPConnection("example.org")  # want cleartext-request


def encrypted():
    return requests.get("https://api.example.com/items", timeout=9)


def own_machine():
    return requests.get("http://localhost:8000/items", timeout=9)  # safe: stays on the machine


def loopback():
    return requests.get("http://127.0.0.1/items", timeout=9)  # safe: as above


def in_cluster():
    return requests.get("http://catalog:8080/items", timeout=9)  # safe: a name inside of a network


def private():
    return requests.get("http://10.1.2.3/items", timeout=9)  # safe: a private network


def local_connection():
    return http.client.HTTPConnection("localhost", 8080)  # safe: stays on the machine


def unknown(url):
    return requests.get(url, timeout=9)  # safe: nothing is known of it
