"""A WSGI application with a router of its own: patterns in a list, filled by a class, by hand and by a helper."""
import os
import re
import subprocess
from urllib.parse import parse_qs
from wsgiref.simple_server import make_server


class Request:
    def __init__(self, environ):
        self.environ = environ
        self.path = environ["PATH_INFO"]
        self.args = {k: v[0] for k, v in parse_qs(environ.get("QUERY_STRING", "")).items()}


class Router:
    def __init__(self):
        self.routes = []

    def add(self, method, pattern, handler):
        self.routes.append((method, re.compile(pattern), handler))

    def route(self, pattern, method="GET"):
        def keep(handler):
            self.add(method, pattern, handler)
            return handler
        return keep

    def dispatch(self, request):
        for method, pattern, handler in self.routes:
            found = pattern.fullmatch(request.path)
            if found and method == request.environ["REQUEST_METHOD"]:
                return handler(request, **found.groupdict())
        return "nothing here"


router = Router()


@router.route(r"/logs/(?P<name>[\w.-]+)")
def logs(request, name):
    return subprocess.getoutput("tail -n %s service.log" % request.args.get("lines", "10"))  # want command-injection


@router.route(r"/count/(?P<number>\d+)")
def count(request, number):
    return subprocess.check_output(["head", "-n", str(int(number)), "service.log"]).decode()


def export(request):  # want missing-authentication
    os.system("pg_dump " + request.args["table"])  # want command-injection
    return "done"


def version(request):
    return subprocess.getoutput("uname -r")


router.add("GET", r"/export", export)
router.add("GET", r"/version", version)

HOOKS = []


def hook(path, fn):
    HOOKS.append((path, fn))


def deploy(request):
    return os.popen("git checkout " + request.args.get("branch", "main")).read()  # want command-injection


def restart(request):
    return os.popen("service web restart").read()


hook("/hooks/deploy", deploy)
hook("/hooks/restart", restart)


def application(environ, start_response):
    request = Request(environ)
    body = None
    for path, fn in HOOKS:
        if path == request.path:
            body = fn(request)
    if body is None:
        body = router.dispatch(request)
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [body.encode()]


if __name__ == "__main__":
    make_server("", 8001, application).serve_forever()
