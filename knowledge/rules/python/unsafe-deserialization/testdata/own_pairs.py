"""Connections that are read in a loop until enough is there: who is at the other end?"""
import os
import pickle
import socket


def from_child(sock, size):
    data = b""
    while len(data) < size:
        data += sock.recv(size)
    return pickle.loads(data)  # silent: the program has made both ends


class Helper:
    def __init__(self, pid, sock):
        self.pid = pid
        self.sock = sock

    def ask(self, size):
        return from_child(self.sock, size)


def serve(sock):
    while True:
        name = from_child(sock, 4)
        if name == "quit":
            break


def start():
    ours, theirs = socket.socketpair()
    pid = os.fork()
    if pid == 0:
        ours.close()
        serve(theirs)
    theirs.close()
    return Helper(pid, ours)


def from_client(sock, size):
    data = b""
    while len(data) < size:
        data += sock.recv(size)
    return pickle.loads(data)  # want unsafe-deserialization


class Client:
    def __init__(self, sock):
        self.sock = sock

    def ask(self, size):
        return from_client(self.sock, size)


def listen():
    server = socket.socket()
    server.bind(("0.0.0.0", 9000))
    server.listen()
    while True:
        sock, _ = server.accept()
        Client(sock).ask(4)
