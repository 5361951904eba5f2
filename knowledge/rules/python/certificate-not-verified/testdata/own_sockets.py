# profile: default
import ssl


class QueueSSLSocket(ssl.SSLSocket):
    """Takes what the class of the standard library takes."""

    def __init__(self, sock, certfile=None, server_side=False, cert_reqs=ssl.CERT_NONE, ca_certs=None):
        self.sock = sock
        self.cert_reqs = cert_reqs
        self.inner = ssl.wrap_socket(sock, certfile=certfile, server_side=server_side, cert_reqs=cert_reqs, ca_certs=ca_certs)


class Login:
    def __init__(self, password):
        self.password = password

    def connect(self, sock):
        return ssl.wrap_socket(sock, cert_reqs=ssl.CERT_NONE)  # want certificate-not-verified
