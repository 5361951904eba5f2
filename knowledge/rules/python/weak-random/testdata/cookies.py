"""Cookies of aiohttp that log somebody in."""
import hashlib
import random
import secrets

from aiohttp import web


def bits(count):
    return random.getrandbits(count)  # want weak-random


async def remember(request):
    answer = web.Response(text="ok")
    answer.set_cookie("remember_me", f"{bits(256):064x}", secure=True, httponly=True, samesite="Lax")
    return answer


async def login(request):
    answer = web.Response(text="ok")
    weak = str(random.random())[2:]  # want weak-random
    answer.set_cookie("remember_me", hashlib.sha256(weak.encode()).hexdigest(), secure=True, httponly=True, samesite="Lax")
    return answer


async def theme(request):
    answer = web.Response(text="ok")
    answer.set_cookie("remember_me", secrets.token_hex(16), secure=True, httponly=True, samesite="Lax")
    answer.set_cookie("theme", random.choice(["light", "dark"]), secure=True, httponly=True)
    return answer


app = web.Application()
app.add_routes([web.get("/remember", remember), web.get("/login", login), web.get("/theme", theme)])
