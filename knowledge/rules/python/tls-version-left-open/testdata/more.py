import ssl


def bare(sock):
    return ssl.SSLContext(ssl.PROTOCOL_TLS)  # want tls-version-left-open


def server():
    return ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
