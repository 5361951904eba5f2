# profile: default
import logging

log = logging.getLogger(__name__)


class Sealed(object):
    """Says nothing of itself: a log shows its class and an address."""

    def __init__(self, password):
        self.password = password


class Stranger(unknown.Base):
    def __init__(self, password):
        self.password = password


def sealed(password):
    held = Sealed(password)
    log.warning("checking {0!s}".format(held))
    log.warning("checking %s", held)
    log.warning(f"checking {held}")


def stranger(password):
    log.warning(f"checking {Stranger(password)}")  # want secret-in-log


def its_field(password):
    held = Sealed(password)
    log.warning(f"checking {held.password}")  # want secret-in-log
