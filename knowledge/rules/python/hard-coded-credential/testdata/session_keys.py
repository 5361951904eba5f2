"""Keys of the storages of sessions."""
import os
import secrets

from aiohttp_session import setup
from aiohttp_session.cookie_storage import EncryptedCookieStorage

LAMP = b"thirty-two bytes of lamp oil ..!"  # want hard-coded-credential


def build(app):
    setup(app, EncryptedCookieStorage(LAMP, secure=True, samesite="Lax"))
    setup(app, EncryptedCookieStorage("Thirty  two  length  bytes  key.", secure=True, samesite="Lax"))  # want hard-coded-credential
    setup(app, EncryptedCookieStorage(os.environ["SESSION_KEY"], secure=True, samesite="Lax"))
    setup(app, EncryptedCookieStorage(secrets.token_bytes(32), secure=True, samesite="Lax"))
