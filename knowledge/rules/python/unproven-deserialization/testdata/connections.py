"""Connections that unpickle what comes in."""
from multiprocessing.connection import Client, Listener


def ask(address):
    with Client(address, authkey=b"") as connection:
        connection.send("time")
        return connection.recv()  # want unproven-deserialization


def serve(address):
    with Listener(address) as listener:
        connection = listener.accept()
        return connection.recv()  # want unproven-deserialization


def raw(address):
    with Client(address) as connection:
        return connection.recv_bytes()  # safe: bytes
