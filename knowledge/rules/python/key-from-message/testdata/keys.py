# threat-model: library remote
import base64
from urllib.parse import urlsplit
from urllib.request import urlopen

import requests

KEYS = {}


def prepare(header, key, algorithm):
    if key is None and "jwk" in header:
        key = header["jwk"]  # want key-from-message
    return algorithm.prepare_key(key)


def prepare_known(header, key):
    if key is None:
        key = KEYS[header["kid"]]
    return key


def verify_token(token, jose):
    header = jose.get_unverified_header(token)
    certificate = jose.load_der_x509_certificate(base64.b64decode(header["x5c"][0]))  # want key-from-message
    return jose.decode(token, certificate)


def decode_token(token, jose):
    headers = jose.get_unverified_header(token)
    return jose.decode(token, jose.construct(headers.get("jwk")))  # want key-from-message


def decode_proof(token, jose, expected):
    headers = jose.get_unverified_header(token)
    jwk = jose.construct(headers["jwk"])
    if jwk.thumbprint() != expected:
        raise ValueError("another key")
    return jose.decode(token, jwk)


def verify_notification(message, crypto):
    pem = urlopen(message["SigningCertURL"]).read()  # want key-from-message
    return crypto.verify(pem, message["Signature"])


def verify_webhook(headers, body, crypto):
    url = headers.get("PAYPAL-CERT-URL")  # want key-from-message
    pem = requests.get(url, timeout=10).text
    return crypto.verify(pem, body, headers["PAYPAL-TRANSMISSION-SIG"])


def verify_notification_of_host(message, crypto):
    url = message["SigningCertURL"]
    if not urlsplit(url).hostname.endswith(".amazonaws.com"):
        raise ValueError(url)
    pem = requests.get(url, timeout=10).text
    return crypto.verify(pem, message["Signature"])
