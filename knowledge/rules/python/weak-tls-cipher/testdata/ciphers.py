import ssl

from OpenSSL import SSL

OLD = "ALL:RC4-SHA"


def broken():
    c = ssl.create_default_context()
    c.set_ciphers("RC4-SHA:AES128-SHA")  # want weak-tls-cipher
    return c


def constant():
    c = ssl.create_default_context()
    c.set_ciphers(OLD)  # want weak-tls-cipher
    return c


def anonymous(sock):
    return ssl.wrap_socket(sock, cert_reqs=ssl.CERT_REQUIRED, ciphers="aNULL")  # want weak-tls-cipher


def openssl():
    c = SSL.Context(SSL.TLS_METHOD)
    c.set_cipher_list(b"HIGH:ADH:@STRENGTH")  # want weak-tls-cipher
    return c


def sound():
    c = ssl.create_default_context()
    c.set_ciphers("ECDHE+AESGCM:ECDHE+CHACHA20")
    return c


def excluded():
    c = ssl.create_default_context()
    c.set_ciphers("HIGH:!aNULL:!eNULL:!MD5:!RC4:!3DES:-DES")
    return c


def excluded_too():
    c = ssl.create_default_context()
    c.set_ciphers("ECDH+AESGCM:DH+AESGCM:!aNULL:!eNULL:!MD5:!DSS")
    return c


def configured(ciphers):
    c = ssl.create_default_context()
    c.set_ciphers(ciphers)
    return c
