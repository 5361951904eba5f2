import os

import hug


@hug.get("/a")
def a(name: hug.types.text, n: hug.types.number, kind: hug.types.one_of(("a", "b"))):
    os.system("x " + name)  # want command-injection
    os.system("x %d" % n)  # safe: a number
    os.system("x " + kind)
    return {}


@hug.post()
def b(body, request, response):
    os.system("x " + body["a"])  # want command-injection
    os.system("x " + request.get_param("q"))  # want command-injection


@hug.get("/c/{name}")
def c(name):
    os.system("x " + name)  # want command-injection


@hug.object.urls("/d")
class D:
    @hug.object.get()
    def get(self, q):
        os.system("x " + q)  # want command-injection


@hug.local()
def internal(name):
    os.system("x " + name)
