"""A variable of a function that is called host is told of where it is used."""
import uvicorn

from shop import app


def serve():
    host = "0.0.0.0"
    uvicorn.run(app, host=host, port=80)  # want binds-all-interfaces


def local():
    host = "127.0.0.1"
    uvicorn.run(app, host=host, port=80)


def unused():
    host = "0.0.0.0"
    return host
