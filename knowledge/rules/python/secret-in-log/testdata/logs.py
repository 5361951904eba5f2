import logging

log = logging.getLogger(__name__)


def login(name, password):
    log.info("login of %s with %s", name, password)  # want secret-in-log
    log.info("login of %s", name)
    log.debug("a password of %d characters", len(password))


def tokens(request, config):
    access_token = request.headers.get("Authorization")
    logging.debug(f"token: {access_token}")  # want secret-in-log
    log.debug("given: %s", bool(access_token))
    log.warning("no password for %s", config["user"])
    log.info("key %s", config["api_key"])  # want secret-in-log


def hashed(password, digest):
    log.debug("hash %s", digest(password))


def names(password_field, token_type):
    log.debug("%s %s", password_field, token_type)


def counted(tokens):
    log.info("%d tokens", len(tokens))


def decided(password):
    if not password:
        log.warning("no password")
    log.info("password given: %s", password is not None)


def keyring(status):
    can_save_passphrase = supports_os_passphrase_storage()
    log.debug("keyring %s", {"can_save_passphrase": can_save_passphrase})
