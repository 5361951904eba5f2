"""A key is a secret where keys are made, and the name of an entry everywhere else."""
import logging

log = logging.getLogger(__name__)


def reset_all(entries):
    for key in entries:
        log.info("reset %s", key)
    for key, value in entries.items():
        log.info("reset %s of %d", key, len(value))


def verification_of(entries):
    key = next(iter(entries))
    log.info("the first is %s", key)


def reset_link(user):
    link = user.new_link()
    log.info("sent %s", link)  # want secret-in-log


def issue_token(user):
    key = user.new_key()
    log.info("issued %s", key)  # want secret-in-log


class AccessKeys:
    def add(self, user):
        key = user.new_key()
        log.info("new: %s", key)  # want secret-in-log
