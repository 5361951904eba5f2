# profile: default
"""What is written as a number is no key, what has no letter is no password, and what few characters are left of tells little."""
import logging

log = logging.getLogger(__name__)


def request(header, otp):
    log.error("no answer to api=%d version=%d", header.api_key, header.api_version)  # safe: a protocol's number
    log.error("no answer to %d" % header.api_key)  # safe: as above
    log.error(f"no answer to {header.api_key:d}")  # safe: as above
    log.error("sent with %s, version=%d", header.api_key, header.api_version)  # want secret-in-log
    log.error("sent with %d", otp)  # want secret-in-log


def row(password):
    entered_password = ""
    for _ in password:
        entered_password += "*"
    log.debug("entered %s", entered_password)  # safe: a row of asterisks


def spelled(password):
    entered_password = ""
    for c in password:
        entered_password += c
    log.debug("entered %s", entered_password)  # want secret-in-log


def begins(api_key):
    _api_key = api_key[:8] + "*" * 15
    log.debug("key %s", _api_key)  # safe: a few characters


def whole(api_key):
    _api_key = api_key + "*" * 15
    log.debug("key %s", _api_key)  # want secret-in-log


def other(auth, password):
    auth["printedPassword"] = auth["shown"]
    log.debug("entered %s", auth["printedPassword"])  # safe: what is printed in its place
    auth["user_password"] = password
    log.debug("entered %s", auth["user_password"])  # want secret-in-log


def text_or_nothing(api_key):
    if not isinstance(api_key, str):
        log.debug("no key: %s", api_key)  # safe: no text
    else:
        log.debug("key: %s", api_key)  # want secret-in-log


def at_work():
    pwd = getpwd()
    log.debug("in %s", pwd)  # safe: where the program runs
