import asyncio
import socket


def tcp():
    s = socket.socket()
    s.bind(("0.0.0.0", 8080))  # want binds-all-interfaces
    return s


def empty():
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.bind(("", 8080))  # want binds-all-interfaces
    return s


async def streams(handler):
    await asyncio.start_server(handler, "0.0.0.0", 8080)  # want binds-all-interfaces


def local():
    s = socket.socket()
    s.bind(("127.0.0.1", 8080))
    return s


async def local_streams(handler):
    await asyncio.start_server(handler, "127.0.0.1", 8080)


def given(host):
    s = socket.socket()
    s.bind((host, 8080))
    return s


def free_port():
    s = socket.socket()
    s.bind(("", 0))
    return s.getsockname()[1]


def fixed_port(port=1):
    s = socket.socket()
    s.bind(("", port))  # want binds-all-interfaces
    return s.getsockname()[1]
