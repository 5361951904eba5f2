from aiohttp import web


def open_application():
    return web.Application(debug=True)  # want debug-mode


def application():
    return web.Application(debug=False)
