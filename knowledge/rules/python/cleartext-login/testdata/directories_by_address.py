# profile: default
import ldap
import ldap3


def bound(user, password):
    connection = ldap.initialize("ldap://directory.acme.net")
    connection.simple_bind_s(user, password)  # want cleartext-login
    return connection


def bound_on_a_port(user, password):
    connection = ldap.initialize("ldap://directory.acme.net:389")
    connection.simple_bind(user, password)  # want cleartext-login
    return connection


def connected(user, password):
    return ldap3.Connection(ldap3.Server("ldap://directory.acme.net"), user, password, auto_bind=True)  # want cleartext-login


def by_name(user, password):
    server = ldap3.Server("directory.acme.net", get_info=ldap3.ALL)
    return ldap3.Connection(server, user=user, password=password)  # want cleartext-login


def encrypted(user, password):
    connection = ldap.initialize("ldaps://directory.acme.net")
    connection.simple_bind_s(user, password)
    return connection


def own_machine(user, password):
    connection = ldap.initialize("ldap://127.0.0.1")
    connection.simple_bind_s(user, password)
    return connection


def by_socket(user, password):
    connection = ldap.initialize("ldapi:///var/run/slapd/ldapi")
    connection.simple_bind_s(user, password)
    return connection


def nobody():
    connection = ldap.initialize("ldap://directory.acme.net")
    connection.simple_bind_s()
    return connection


def encrypted_server(user, password):
    return ldap3.Connection(ldap3.Server("directory.acme.net", use_ssl=True), user, password)


def by_challenge(user, password):
    return ldap3.Connection(ldap3.Server("directory.acme.net"), user, password, authentication=ldap3.NTLM)


def configured(settings, user, password):
    return ldap3.Connection(ldap3.Server(settings.host), user, password)
