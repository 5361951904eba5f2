import ssl

from OpenSSL import SSL


def wrapped(sock):
    return ssl.wrap_socket(sock, cert_reqs=ssl.CERT_REQUIRED, ca_certs="ca.pem")  # want tls-version-left-open


def either():
    return SSL.Context(SSL.SSLv23_METHOD)  # want tls-version-left-open


def good():
    return ssl.create_default_context(), ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
