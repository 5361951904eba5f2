import logging
import os
from pathlib import Path

log = logging.getLogger(__name__)


def at_work(config):
    pwd = os.getcwd()
    log.info("in %s", pwd)
    pwd = os.environ["PWD"]
    log.info("in %s", pwd)
    pwd = Path.cwd()
    log.info("in %s", pwd)
    pwd = os.path.dirname(os.path.abspath(__file__))
    log.info("in %s", pwd)


def of_users(config, store):
    pwd = config["pwd"]
    log.info("with %s", pwd)  # want secret-in-log
    pwd = store.get_pwd("ann")
    log.info("with %s", pwd)  # want secret-in-log
