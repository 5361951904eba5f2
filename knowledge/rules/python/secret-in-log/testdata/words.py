"""Tokens of a text, in a program that speaks no HTTP."""
import logging

log = logging.getLogger(__name__)


def scan(token):
    log.debug("token %s", token)


def parse(tokens):
    for token in tokens:
        log.debug("next: %r", token)


def hidden(secret):
    log.info("made %s", secret)
