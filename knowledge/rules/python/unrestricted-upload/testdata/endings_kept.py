# profile: default
"""Endings that are taken over as they are, and those that are looked at or looked up."""
import os
import shutil
import uuid
from pathlib import Path

from aiohttp import web

ROOT = Path("/srv/media")
TYPES = {".png": "png", ".jpg": "jpg"}


class Store:
    def keep(self, filename, stream):
        suffix = os.path.splitext(filename)[1]
        target = ROOT / "static" / (uuid.uuid4().hex + suffix)
        with open(target, "wb") as out:  # want unrestricted-upload
            shutil.copyfileobj(stream, out)
        return target.name

    def keep_picture(self, filename, stream):
        suffix = os.path.splitext(filename)[1].lower()
        if suffix not in TYPES:
            raise web.HTTPUnsupportedMediaType()
        target = ROOT / "static" / (uuid.uuid4().hex + suffix)
        with open(target, "wb") as out:
            shutil.copyfileobj(stream, out)
        return target.name

    def keep_looked_up(self, filename, stream):
        suffix = os.path.splitext(filename)[1].lower()
        target = ROOT / TYPES[suffix] / (uuid.uuid4().hex + suffix)
        with open(target, "wb") as out:
            shutil.copyfileobj(stream, out)
        return target.name


async def upload(request):
    form = await request.post()
    field = form["file"]
    store = Store()
    if form.get("kind") == "picture":
        return web.Response(text=store.keep_picture(field.filename, field.file))
    if form.get("kind") == "other":
        return web.Response(text=store.keep_looked_up(field.filename, field.file))
    return web.Response(text=store.keep(field.filename, field.file))


app = web.Application()
app.router.add_post("/upload", upload)
