# threat-model: library remote
import html
import os
from pathlib import Path
from urllib.parse import quote

from aiohttp import web


class Files:
    def __init__(self, folder):
        self.folder = Path(folder)

    def listing(self, path: Path) -> str:
        rows = []
        for entry in sorted(path.iterdir()):
            rows.append('<li><a href="{}">{}</a></li>'.format(entry.name, entry.name))
        return "<ul>\n{}\n</ul>".format("\n".join(rows))

    def escaped(self, path: Path) -> str:
        rows = []
        for entry in sorted(path.iterdir()):
            rows.append('<li><a href="{}">{}</a></li>'.format(quote(entry.name), html.escape(entry.name)))
        return "<ul>\n{}\n</ul>".format("\n".join(rows))

    async def get(self, request):
        return web.Response(text=self.listing(self.folder), content_type="text/html")  # want cross-site-scripting

    async def get_escaped(self, request):
        return web.Response(text=self.escaped(self.folder), content_type="text/html")

    async def get_plain(self, request):
        return web.Response(text="\n".join(os.listdir(self.folder)), content_type="text/plain")

    async def get_count(self, request):
        return web.Response(text="<b>%d</b>" % len(os.listdir(self.folder)), content_type="text/html")


async def names(request):
    page = "<ul>"
    for name in os.listdir("/srv/uploads"):
        page += "<li>" + name + "</li>"
    return web.Response(body=page + "</ul>", content_type="text/html")  # want cross-site-scripting


def manual(folder):
    """Pages of files of one's own."""
    return "".join('<a href="' + name + '.html">' for name in os.listdir(folder) if name.endswith(".txt"))
