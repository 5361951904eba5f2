# threat-model: library
"""Lines that a client of a protocol gathers in a list and hands over as one, and patterns of bytes that are put together."""
import re

METHOD = re.compile(rb"\A[%s]+\Z" % (bytes().join((b"!", b"#", b"\x30-\x39", b"\x41-\x5a")),))
TARGET = re.compile(rb"\A[%s]+\Z" % b"\x21-\x7e")
ANYTHING = re.compile(rb"\A[%s]+\Z" % b"\x00-\x7e")


def method_of(text):
    if METHOD.match(text):
        return text
    raise ValueError(text)


def target_of(text):
    if TARGET.match(text):
        return text
    raise ValueError(text)


def anything_of(text):
    if ANYTHING.match(text):
        return text
    raise ValueError(text)


class Request:
    def __init__(self, method, target):
        self.method = method
        self.target = target

    def write_to(self, transport):
        lines = []
        lines.append(b" ".join([self.method, self.target, b"HTTP/1.1\r\n"]))
        lines.append(b"Connection: close\r\n")
        transport.writeSequence(lines)  # want header-injection


class CheckedRequest:
    def __init__(self, method, target):
        self.method = method_of(method)
        self.target = target_of(target)

    def write_to(self, transport):
        lines = []
        lines.append(b" ".join([method_of(self.method), target_of(self.target), b"HTTP/1.1\r\n"]))
        transport.writeSequence(lines)


def purge(writer, target):
    writer.writelines([b"PURGE " + target + b" HTTP/1.1\r\n", b"\r\n"])  # want header-injection


def purge_checked(writer, target):
    writer.writelines([b"PURGE " + target_of(target) + b" HTTP/1.1\r\n", b"\r\n"])


def purge_half_checked(writer, target):
    writer.writelines([b"PURGE " + anything_of(target) + b" HTTP/1.1\r\n", b"\r\n"])  # want header-injection
