"""Contexts that a global keeps: what a server asks of its clients is its own affair."""
import socket
import ssl

of_server = None
of_client = None


def server_context(certfile):
    global of_server
    if not of_server:
        of_server = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        of_server.load_cert_chain(certfile)
        of_server.verify_mode = ssl.CERT_NONE
    return of_server


def client_context():
    global of_client
    if not of_client:
        of_client = ssl.create_default_context()
        of_client.check_hostname = False
        of_client.verify_mode = ssl.CERT_NONE  # want certificate-not-verified
    return of_client


def log_in(host, password):
    s = client_context().wrap_socket(socket.create_connection((host, 993)))
    s.sendall(password)
