"""Tokens that are called by the service that they are for."""
import json
import logging

log = logging.getLogger(__name__)


def start(bot_token, chat):
    log.info("bot %s in %s", bot_token, chat)  # want secret-in-log


def upload(repo_token, files):
    data = {"repo_token": repo_token, "files": files}
    log.debug(json.dumps(data))  # want secret-in-log


def upload_quietly(repo_token, files):
    data = {"repo_token": repo_token, "files": files}
    log.debug("%d files, token: %s", len(files), bool(repo_token))
    return json.dumps(data)


def page(page_token, has_bot_token):
    log.info("page %s, bot %s", page_token, has_bot_token)


def login(user, password):
    log.debug("sent %s", json.dumps({"user": user, "password": password}))  # want secret-in-log


def login_shown(user, password):
    log.debug("sent " + repr({"user": user, "password": password}))  # want secret-in-log


def login_known(user, password):
    log.debug("sent %s", json.dumps({"user": user, "password": password is not None}))
