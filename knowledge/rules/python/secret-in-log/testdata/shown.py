# profile: default
"""Secrets of which only so much is shown that one knows which they are, and what is none."""
import logging

log = logging.getLogger(__name__)


def masked(api_key):
    log.info("key %s...%s refused", api_key[:4], api_key[-4:])  # safe: a few characters
    log.info("key %s refused", api_key)  # want secret-in-log


def most(api_key):
    log.info("key %s refused", api_key[:30])  # want secret-in-log


def places(config):
    private_key_path = config["private_key"]
    log.debug("reading %s", private_key_path)  # safe: where it is
    secret_file = config["client_secret"]
    log.debug("reading %s", secret_file)  # safe: as above


def again(password):
    log.info("login with %s", password)  # want secret-in-log
    log.error("login with %s", password)  # safe: it is told already


def both(password, api_key):
    log.info("login with %s", password)  # want secret-in-log
    log.error("login with %s", api_key)  # want secret-in-log


def mock_mail(token):
    log.info("your token is %s", token)  # safe: it stands for something else in tests
