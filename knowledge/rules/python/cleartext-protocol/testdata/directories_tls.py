import ldap


def upgraded(word):
    connection = ldap.initialize("ldap://directory.shop.com")
    connection.start_tls_s()
    connection.simple_bind_s("cn=root", word)
    return connection
