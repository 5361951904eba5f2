"""Servers of a protocol of their own: what went wrong is the server's to know."""
import asyncio
import logging

log = logging.getLogger(__name__)


async def answer(reader, writer):
    try:
        reply = work(await reader.readline())
    except Exception as error:
        writer.write(f"42 {error}\r\n".encode())  # want exception-exposure
        return
    writer.write(reply)


async def answer_shortly(reader, writer):
    try:
        reply = work(await reader.readline())
    except Exception:
        log.exception("request failed")
        writer.write(b"42 An unexpected error occurred\r\n")
        return
    writer.write(reply)


async def main():
    await asyncio.start_server(answer, "127.0.0.1", 1965)
    await asyncio.start_server(answer_shortly, "127.0.0.1", 1966)
