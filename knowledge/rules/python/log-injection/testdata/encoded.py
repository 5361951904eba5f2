"""Addresses as they came, percent encoded, and texts that have been made bytes: no line ends there."""
import logging

from aiohttp import web

log = logging.getLogger("login")


async def login(request):
    log.info("path %s", request.rel_url.raw_path)
    log.info("path %s", request.raw_path)
    log.info("whole %s", request.path_qs)
    log.info("address %s", request.url)
    log.info(f"address {request.rel_url}")
    log.info("query %s", request.url.raw_query_string)
    log.info("bytes %s", request.query["q"].encode())
    log.info("bytes " + str(request.query["r"].encode()))
    log.info(f"bytes {request.query['s'].encode('utf-8')}")


async def sign_in(request):
    log.info("path %s", request.path)  # want log-injection


async def sign_up(request):
    log.info("path %s", request.rel_url.path)  # want log-injection


async def login_again(request):
    log.info("text %s", request.query["q"].encode().decode())  # want log-injection


app = web.Application()
app.router.add_get("/login", login)
app.router.add_get("/in/{x}", sign_in)
app.router.add_get("/up/{x}", sign_up)
app.router.add_get("/again", login_again)
