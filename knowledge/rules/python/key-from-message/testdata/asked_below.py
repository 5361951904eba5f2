from urllib.parse import urlparse

import requests
from cryptography.x509 import load_pem_x509_certificate


def check_host(url):
    parsed = urlparse(url)
    if parsed.scheme != "https" or parsed.hostname != "keys.example.com":
        raise ValueError(url)


def fetch_checked(url):
    check_host(url)
    host = urlparse(url).hostname
    return requests.get(url, headers={"Host": host}).content


def fetch_any(url):
    return requests.get(url).content


def verify(headers, body):
    key = load_pem_x509_certificate(fetch_checked(headers["cert_url"])).public_key()
    key.verify(headers["signature"], body)


def verify_any(headers, body):
    key = load_pem_x509_certificate(fetch_any(headers["cert_url"])).public_key()  # want key-from-message
    key.verify(headers["signature"], body)
