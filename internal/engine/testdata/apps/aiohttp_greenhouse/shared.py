"""What the application's parts share."""
import aiohttp
import asyncpg
from aiohttp import web

POOL = web.AppKey("pool", asyncpg.Pool)
CLIENT = web.AppKey("client", aiohttp.ClientSession)
