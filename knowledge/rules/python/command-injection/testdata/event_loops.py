"""Programs that an event loop starts."""
import asyncio

from aiohttp import web


async def convert(request):
    loop = asyncio.get_running_loop()
    await loop.subprocess_exec(asyncio.SubprocessProtocol, "sh", "-c", request.query["name"])  # want command-injection
    return web.Response()


async def named(request):
    loop = asyncio.get_event_loop()
    await loop.subprocess_exec(asyncio.SubprocessProtocol, request.query["program"])  # want command-injection
    return web.Response()


async def argument(request):
    loop = asyncio.get_running_loop()
    await loop.subprocess_exec(asyncio.SubprocessProtocol, "/usr/bin/convert", "--", request.query["name"])
    return web.Response()


async def constant(request):
    loop = asyncio.get_running_loop()
    await loop.subprocess_exec(asyncio.SubprocessProtocol, "/bin/sh", "-c", "ls | wc -l")
    return web.Response(text=request.query["name"])
