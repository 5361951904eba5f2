import config
from ldap3 import Connection, Server


def bound():
    return Connection(Server(config.HOST, port=389), config.USER, config.PASSWORD, auto_bind=True)  # want cleartext-login


def encrypted():
    return Connection(Server(config.HOST, port=636, use_ssl=True), config.USER, config.PASSWORD, auto_bind=True)
