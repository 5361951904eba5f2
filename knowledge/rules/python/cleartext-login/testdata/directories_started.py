# profile: default
import ldap
import ldap3


def bound(user, password):
    connection = ldap.initialize("ldap://directory.acme.net")
    connection.start_tls_s()
    connection.simple_bind_s(user, password)
    return connection


def by_name(user, password):
    return ldap3.Connection(ldap3.Server("directory.acme.net"), user, password, auto_bind=ldap3.AUTO_BIND_TLS_BEFORE_BIND)
