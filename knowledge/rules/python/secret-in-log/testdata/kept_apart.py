"""What a store of secrets answers."""
import logging

import boto3

log = logging.getLogger(__name__)
store = boto3.client("secretsmanager")


def key():
    return store.get_secret_value(SecretId="app/key")["SecretString"]


def start():
    value = key()
    log.info("using %s", value)  # want secret-in-log
    log.info("using a key of %d characters", len(value))
    log.info("version %s", store.get_secret_value(SecretId="app/key")["VersionId"])
