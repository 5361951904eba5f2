"""Requests and commands that a program writes by hand."""
import asyncio
import re

from aiohttp import web

WORD = re.compile(r"[a-z0-9/]+")


async def purge_path(host, port, path):
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(f"PURGE {path} HTTP/1.1\r\nHost: cache.example\r\nConnection: close\r\n\r\n".encode())  # want header-injection
    await writer.drain()
    return await reader.readline()


async def purge_number(host, port, number):
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(b"PURGE /a/%d HTTP/1.1\r\nHost: cache.example\r\n\r\n" % int(number))
    return await reader.readline()


async def purge_word(host, port, path):
    if not WORD.fullmatch(path):
        raise web.HTTPBadRequest()
    reader, writer = await asyncio.open_connection(host, port)
    writer.write(f"PURGE {path} HTTP/1.1\r\nHost: cache.example\r\n\r\n".encode())
    return await reader.readline()


async def keep(key):
    pair = await asyncio.open_unix_connection("/run/store")
    pair[1].write(f"SET {key} 1\r\n".encode())  # want header-injection


async def purge(request):
    form = await request.post()
    await purge_path("127.0.0.1", 6081, str(form.get("path", "/")))
    await purge_number("127.0.0.1", 6081, str(form.get("number", "1")))
    await purge_word("127.0.0.1", 6081, str(form.get("word", "/")))
    await keep(form["key"])
    return web.Response()


app = web.Application()
app.router.add_post("/purge", purge)
