"""Objects of the standard library that keep what was put into them."""
import collections
import contextvars
import copy
import functools
import html
import io
import itertools
import os
import queue
import shlex
import subprocess
import threading
from urllib.parse import quote, unquote

import requests
from flask import Flask, request

app = Flask(__name__)
HOST = contextvars.ContextVar("host")
OTHER = contextvars.ContextVar("other")
LOCAL = threading.local()


@app.get("/stringio-beginning")
def stringio_beginning():
    url = io.StringIO()
    url.write("https://api.example/items/")
    url.write(request.args["id"])
    requests.get(url.getvalue())  # safe: the host is fixed


@app.get("/stringio-open")
def stringio_open():
    url = io.StringIO()
    url.write(request.args["scheme"])
    url.write("://api.example/items/")
    requests.get(url.getvalue())  # oracle: no (no attack ends in a scheme) # want server-side-request-forgery


@app.get("/stringio-initial")
def stringio_initial():
    out = io.StringIO("ping " + request.args["host"])
    os.system(out.read())  # want command-injection


@app.get("/bytesio")
def bytesio():
    out = io.BytesIO()
    out.write(request.args["host"].encode("utf-8", "replace"))
    os.system("ping " + out.getvalue().decode())  # want command-injection


@app.get("/print-elsewhere")
def print_elsewhere():
    out, other = io.StringIO(), io.StringIO()
    print(request.args["host"], file=other)
    print("uptime", file=out)
    os.system(out.getvalue())  # safe: printed to the other one


@app.get("/copy-list")
def copy_list():
    hosts = [request.args["host"], "localhost"]
    os.system("ping " + copy.copy(hosts)[1])  # safe: the second one
    os.system("ping " + copy.deepcopy(hosts)[0])  # want command-injection


class Target:
    def __init__(self, host, port):
        self.host, self.port = host, port


@app.get("/copy-object")
def copy_object():
    target = copy.copy(Target(request.args["host"], "80"))
    os.system("nc localhost " + target.port)  # safe: the port
    os.system("nc " + target.host)  # want command-injection


@app.get("/path-split")
def path_split():
    folder, name = os.path.split(request.args["path"])
    open("/srv/files/" + name).close()  # safe: one component
    open("/srv/files/" + folder).close()  # want path-traversal


@app.get("/path-split-index")
def path_split_index():
    open("/srv/files/" + os.path.split(request.args["path"])[1]).close()  # safe: one component


@functools.lru_cache(maxsize=None)
def cached(host):
    return "ping " + host


@app.get("/lru-cache")
def lru_cached():
    os.system(cached(request.args["host"]))  # want command-injection


@functools.cache
def cached_constant(host):
    return "uptime"


@app.get("/cache")
def cache():
    os.system(cached_constant(request.args["host"]))  # safe: a constant


@functools.lru_cache
def cached_quoted(host):
    return shlex.quote(host)


@app.get("/cache-quoted")
def cache_quoted():
    os.system("ping " + cached_quoted(request.args["host"]))  # safe: quoted


@app.get("/unescape")
def unescape():
    name = html.unescape(html.escape(request.args["name"]))
    return "<p>" + html.escape(name) + "</p>"  # safe: escaped again


@app.get("/unquote")
def unquoted():
    open("/srv/files/" + unquote(quote(request.args["name"], safe=""))).close()  # want path-traversal


@app.get("/quote-everything")
def quote_everything():
    open("/srv/files/" + quote(request.args["name"], "")).close()  # safe: slashes are quoted


@app.get("/shlex-round-trip")
def shlex_round_trip():
    os.system("ping " + shlex.split(shlex.quote(request.args["host"]))[0])  # want command-injection


@app.get("/shlex-split-first")
def shlex_split_first():
    words = shlex.split("git log " + request.args["options"])
    os.system(words[0])  # safe: git


@app.get("/counter-keys")
def counter_keys():
    words = collections.Counter(request.args["words"].split("/"))
    os.system("echo %d" % words["a"])  # safe: a number
    for word in words:
        os.system("echo " + word)  # want command-injection


@app.get("/queue")
def queued():
    q = queue.Queue()
    q.put(request.args["host"])
    os.system("ping " + q.get())  # want command-injection


@app.get("/queue-other")
def queued_elsewhere():
    q, r = queue.Queue(), queue.Queue()
    q.put(request.args["host"])
    r.put("localhost")
    os.system("ping " + r.get())  # safe: the other queue


@app.get("/contextvar")
def context_variable():
    HOST.set(request.args["host"])
    return ping_context()


def ping_context():
    os.system("ping " + HOST.get())  # want command-injection
    os.system("ping " + OTHER.get("localhost"))  # safe: the other variable
    return ""


@app.get("/thread-local")
def thread_local():
    LOCAL.host = request.args["host"]
    LOCAL.port = "80"
    return ping_local()


def ping_local():
    os.system("nc localhost " + LOCAL.port)  # safe: the port
    os.system("nc " + LOCAL.host)  # want command-injection
    return ""


@app.get("/deque")
def double_ended():
    hosts = collections.deque(["a", "b"])
    hosts.appendleft(request.args["host"])
    os.system("ping " + hosts.pop())  # safe: the last one
    os.system("ping " + hosts.popleft())  # want command-injection


@app.get("/chain")
def chained():
    hosts = list(itertools.chain(["a"], [request.args["host"]], ["b"]))
    os.system("ping " + hosts[0])  # safe: the first one
    os.system("ping " + hosts[1])  # want command-injection


@app.get("/islice")
def sliced():
    hosts = ["a", request.args["host"], "b"]
    for host in itertools.islice(hosts, 1):
        os.system("ping " + host)  # safe: the first one
    for host in itertools.islice(hosts, 1, None):
        os.system("ping " + host)  # want command-injection


@app.get("/product")
def product():
    for host, port in itertools.product([request.args["host"]], ["80", "443"]):
        os.system("nc localhost " + port)  # safe: constants
        os.system("nc " + host)  # want command-injection


@app.get("/dict-zip")
def dict_zip():
    values = dict(zip(["host", "port"], [request.args["host"], "80"]))
    os.system("nc localhost " + values["port"])  # safe: the port
    os.system("nc " + values["host"])  # want command-injection


@app.get("/enumerate-list")
def enumerate_list():
    pairs = list(enumerate([request.args["host"], "localhost"]))
    os.system("ping " + pairs[1][1])  # safe: the second one
    os.system("ping " + pairs[0][1])  # want command-injection


@app.get("/environ-for-child")
def environ_for_child():
    os.environ["TARGET"] = request.args["host"].replace("\0", "")
    return run_child()


def run_child():
    subprocess.run("ping " + os.environ["TARGET"], shell=True)  # want command-injection
    return ""
