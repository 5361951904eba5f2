import ldap
from ldap3 import Connection, Server


def plain():
    return ldap.initialize("ldap://directory.shop.com")  # want cleartext-protocol


def plain_ldap3(word):
    server = Server("directory.shop.com")  # want cleartext-protocol
    return Connection(server, "cn=root", word)


def by_url(word):
    server = Server("ldap://directory.shop.com:389", use_ssl=False)  # want cleartext-protocol
    return Connection(server, "cn=root", word)


def encrypted():
    return ldap.initialize("ldaps://directory.shop.com")


def encrypted_ldap3():
    return Server("directory.shop.com", use_ssl=True)


def local():
    return ldap.initialize("ldap://localhost:389")


def configured(settings):
    return Server(settings.host)
