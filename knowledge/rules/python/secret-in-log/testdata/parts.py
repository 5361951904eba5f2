# profile: default
"""Parts of what is called a secret."""
import logging

log = logging.getLogger(__name__)


def signed_in(answer):
    access_token = answer["auth"]["accessToken"]
    log.info("signed in as %s", access_token.get("role"))  # safe: a role
    log.info("called %s", access_token["displayName"])  # safe: a name
    log.info("token %s", access_token)  # want secret-in-log
    log.info("token %s", access_token["value"])  # safe: it is told already


def value(answer):
    access_token = answer["auth"]["accessToken"]
    log.info("token %s", access_token["value"])  # want secret-in-log


def decoded(answer):
    parts = answer["access_token"].split(".")
    log.debug("claims %s", parts[1])  # safe: without the signature it is no token
    log.debug("all %s", answer["access_token"])  # want secret-in-log


def bearer(answer):
    log.debug("token %s", answer["access_token"].split(" ")[1])  # want secret-in-log
