"""Ciphers that know no certificates, and those that do."""
import socket
import ssl


def anonymous(host):
    return ssl.wrap_socket(socket.create_connection((host, 443)), cert_reqs=ssl.CERT_NONE, ciphers="ADH-AES256-SHA")


def of_a_shared_key(host):
    return ssl.wrap_socket(socket.create_connection((host, 443)), cert_reqs=ssl.CERT_NONE, ciphers="PSK")


def with_certificates(host):
    return ssl.wrap_socket(socket.create_connection((host, 443)), cert_reqs=ssl.CERT_NONE, ciphers="ECDHE+AESGCM:!ADH")  # want certificate-not-verified
