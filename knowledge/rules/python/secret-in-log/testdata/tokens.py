"""Parts of secrets: what tells one from others may be shown."""
import logging

log = logging.getLogger(__name__)


def shown(auth_token, api_key, password):
    log.info("%s... %s %s", auth_token[:6], api_key[-4:], password[:2] + "***")


def shown_masked(api_key):
    log.info("key %s", "*" * 12 + api_key[-4:])


def known(auth_token):
    log.info("a token is there: %s", auth_token is not None)


def cut(api_key):
    log.info("%s", api_key[4:])  # want secret-in-log


def all_but_end(api_key):
    log.info("%s", api_key[:-4])  # want secret-in-log


def much(api_key):
    log.info("%s", api_key[:40])  # want secret-in-log
