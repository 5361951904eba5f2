import ldap
import ldap3
from ldap3 import Connection, Server


def empty(dn):
    connection = ldap.initialize("ldaps://directory.shop.com")
    connection.simple_bind_s("cn=" + dn, "")  # want bind-without-password


def left_out():
    connection = ldap.initialize("ldaps://directory.shop.com")
    connection.simple_bind("cn=root")  # want bind-without-password


def of_ldap3(dn):
    server = Server("directory.shop.com", use_ssl=True)
    return Connection(server, user="cn=root")  # want bind-without-password


def of_ldap3_empty():
    server = Server("directory.shop.com", use_ssl=True)
    return Connection(server, "cn=root", password="", auto_bind=True)  # want bind-without-password


def with_password(dn, password):
    connection = ldap.initialize("ldaps://directory.shop.com")
    connection.simple_bind_s("cn=" + dn, password)


def anonymous():
    connection = ldap.initialize("ldaps://directory.shop.com")
    connection.simple_bind_s()


def by_ticket():
    server = Server("directory.shop.com", use_ssl=True)
    return Connection(server, user="root", authentication=ldap3.SASL, sasl_mechanism=ldap3.KERBEROS)


def anonymous_of_ldap3():
    return Connection(Server("directory.shop.com", use_ssl=True))
