# threat-model: library
import re

LINE_END = re.compile(rb"[\r\n]+.*")
SPACES_ONLY = re.compile(rb"[ \t]+.*")
BEHIND_TEXT = re.compile(rb"[\r\n]+x.*")


def redirect(sock, location):
    sock.sendall(b"HTTP/1.1 302 Found\r\nLocation: " + LINE_END.sub(b"", location) + b"\r\n\r\n")


def redirect_open(sock, location):
    sock.sendall(b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\n\r\n")  # want header-injection


def redirect_words(sock, location):
    sock.sendall(b"HTTP/1.1 302 Found\r\nLocation: " + SPACES_ONLY.sub(b"", location) + b"\r\n\r\n")  # want header-injection


def redirect_some(sock, location):
    sock.sendall(b"HTTP/1.1 302 Found\r\nLocation: " + BEHIND_TEXT.sub(b"", location) + b"\r\n\r\n")  # want header-injection
