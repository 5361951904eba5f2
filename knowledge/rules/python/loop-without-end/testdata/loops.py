# threat-model: library remote
import math
import os.path
import posixpath
import struct


def attributes(data):
    offset, found = 0, []
    while offset < len(data):
        kind, length = struct.unpack_from("!BB", data, offset)
        found.append((kind, data[offset + 2 : offset + length]))
        offset += length  # want loop-without-end
    return found


def attributes_asked(data):
    offset, found = 0, []
    while offset < len(data):
        kind, length = struct.unpack_from("!BB", data, offset)
        if length < 2:
            raise ValueError("too short")
        found.append((kind, data[offset + 2 : offset + length]))
        offset += length
    return found


def records(data):
    offset, found = 0, []
    while offset < len(data):
        length = data[offset + 1]
        found.append(data[offset + 2 : offset + 2 + length])
        offset += 2 + length
    return found


def chunks(buffer):
    found = []
    while buffer:
        size = int.from_bytes(buffer[:4], "big")
        found.append(buffer[4:size])
        buffer = buffer[size:]  # want loop-without-end
    return found


def chunks_after_head(buffer):
    found = []
    while buffer:
        size = int.from_bytes(buffer[:4], "big")
        found.append(buffer[4 : 4 + size])
        buffer = buffer[4 + size :]
    return found


def blocks(data):
    pos = 0
    while pos < len(data):
        size = data[pos]
        if not size:
            break
        yield data[pos : pos + size]
        pos += size


def counted(data, count):
    pos = 0
    for _ in range(count):
        size = data[pos]
        yield data[pos : pos + size]
        pos += size


def ancestry(path):
    path = path.rstrip(posixpath.sep)
    while path and path != posixpath.sep:
        yield path
        path, tail = posixpath.split(path)  # want loop-without-end


def ancestry_stripped(path):
    path = path.rstrip(posixpath.sep)
    while path.rstrip(posixpath.sep):
        yield path
        path, tail = posixpath.split(path)


def folders(path):
    while path != "/":
        yield path
        path = os.path.dirname(path)  # want loop-without-end


def folders_to_both(path):
    while path and path != "/":
        yield path
        path = os.path.dirname(path)


def folders_until_same(path):
    while path != "/":
        yield path
        above = os.path.dirname(path)
        if above == path:
            break
        path = above


def prefixes(name):
    while name:
        yield name
        name = name.rsplit("/", 1)[0]  # want loop-without-end


def prefixes_cut(name):
    while name:
        yield name
        name = name.rpartition("/")[0]


def from_unix(seconds):
    while abs(seconds) > 20000000000:
        seconds /= 1000  # want loop-without-end
    return seconds


def from_unix_bounded(seconds):
    if seconds > 3e20:
        return None
    while abs(seconds) > 20000000000:
        seconds /= 1000
    return seconds


def from_finite(seconds):
    if not math.isfinite(seconds):
        raise ValueError(seconds)
    while abs(seconds) > 20000000000:
        seconds /= 1000
    return seconds
