from aiohttp import web

DATA_UPLOAD_MAX_MEMORY_SIZE = None  # want request-size-unlimited
DATA_UPLOAD_MAX_NUMBER_FIELDS = None  # want request-size-unlimited


class Limited:
    DATA_UPLOAD_MAX_MEMORY_SIZE = 2621440
    DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000


def application():
    return web.Application(client_max_size=0)  # want request-size-unlimited


def application_limited():
    return web.Application(client_max_size=4096)


def application_default():
    return web.Application()


def application_configured(size):
    return web.Application(client_max_size=size)


def nothing():
    return {"client_max_size": 0}


def none():
    return None


def number():
    return 0
