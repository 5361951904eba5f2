import socket


def connected(connect):
    connect("0.0.0.0")  # want all-interfaces-text


def near(connect):
    connect("127.0.0.1")


def network(connect):
    connect("0.0.0.0/0")


def documented():
    "0.0.0.0"
    return socket.AF_INET
