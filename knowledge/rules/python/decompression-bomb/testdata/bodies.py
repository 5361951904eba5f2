import bz2
import gzip
import zlib

from flask import Flask, request

app = Flask(__name__)
LIMIT = 1 << 20


@app.post("/gzip")
def gzipped():
    return str(len(gzip.decompress(request.get_data())))  # want decompression-bomb


@app.post("/zlib")
def deflated():
    body = request.data
    return str(len(zlib.decompress(body)))  # want decompression-bomb


@app.post("/bz2")
def bzipped():
    return str(len(bz2.decompress(request.files["f"].read())))  # want decompression-bomb


@app.post("/cookie")
def cookie():
    return str(len(zlib.decompress(request.cookies["basket"].encode())))  # no longer than a header


@app.post("/header")
def header():
    return str(len(zlib.decompress(request.headers["X-State"].encode())))


@app.post("/limited")
def limited():
    return str(len(zlib.decompressobj().decompress(request.data, LIMIT)))


def stored(path):
    with open(path, "rb") as f:
        return gzip.decompress(f.read())


def packed(text):
    return gzip.compress(text)


def internal():
    return zlib.decompress(b"x")


MAX_BODY = 256 * 1024


@app.post("/limited")
def limited():
    body = request.get_data()
    if len(body) > MAX_BODY:
        raise ValueError("too long")
    return zlib.decompress(body)  # safe: what is short does not become long


@app.post("/limited-by-settings")
def limited_by_settings():
    body = request.get_data()
    if app.config["MAX_BODY"] >= len(body):
        return zlib.decompress(body)  # safe: the limit is the program's
    return "too long"


@app.post("/long-enough")
def long_enough():
    body = request.get_data()
    if len(body) < MAX_BODY:
        raise ValueError("too short")
    return zlib.decompress(body)  # want decompression-bomb


@app.post("/limited-by-client")
def limited_by_client():
    body = request.get_data()
    if len(body) > int(request.args["most"]):
        raise ValueError("too long")
    return zlib.decompress(body)  # want decompression-bomb


@app.post("/either")
def either():
    body = request.get_data()
    if request.headers["Content-Encoding"] == "gzip":
        return gzip.decompress(body)  # want decompression-bomb
    return zlib.decompress(body)  # the same defect


@app.post("/opened")
def opened():
    import bz2
    import lzma
    if request.args.get("bz2"):
        return {"size": len(bz2.open(request.files["data"]).read())}  # want decompression-bomb
    with lzma.open(request.files["data"]) as stream:
        return {"first": len(stream.read(LIMIT))}


@app.post("/kept")
def kept():
    import gzip
    with gzip.open("/srv/data/" + str(int(request.args["number"])) + ".gz") as stream:
        return {"size": len(stream.read())}
