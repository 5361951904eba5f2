"""Whoever reads base64 reads what is in it."""
import base64
import hashlib
import logging

log = logging.getLogger(__name__)


def basic(user, password):
    credentials = base64.b64encode(f"{user}:{password}".encode()).decode()
    log.debug("credentials %s", credentials)  # want secret-in-log


def url(password):
    log.debug("password %s", base64.urlsafe_b64encode(password.encode()))  # want secret-in-log


def digest(password):
    log.debug("digest %s", base64.b64encode(hashlib.sha256(password.encode()).digest()))


def picture(data):
    log.debug("picture %s", base64.b64encode(data))


def length(password):
    log.debug("length %d", len(base64.b64encode(password.encode())))
