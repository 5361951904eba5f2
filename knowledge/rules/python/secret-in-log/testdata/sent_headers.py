"""Headers that a client has sent, with what logs it in among them."""
import logging
import os

import httpx
import requests

log = logging.getLogger(__name__)
KEY = os.environ["PAY_KEY"]


def charge(cents):
    reply = requests.post("https://pay.example.org/charges", json={"cents": cents}, timeout=9, headers={"Authorization": "Bearer " + KEY})
    if reply.status_code != 201:
        log.error("charge failed: %s", reply.request.headers)  # want secret-in-log
        log.error("answered: %s", reply.headers)
        log.error("status: %s", reply.status_code)
    return reply


def charge_by_name(cents):
    reply = httpx.post("https://pay.example.org/charges", json={"cents": cents}, timeout=9, auth=("shop", KEY))
    log.error("charge failed: %s", dict(reply.request.headers))  # want secret-in-log
    log.error("sent to %s", reply.request.url)


def rates():
    reply = requests.get("https://rates.example.org", timeout=9, headers={"Accept": "text/csv"})
    log.error("asked with %s", reply.request.headers)
    return reply
