"""Loops that count their turns, and what the standard library does with lists and texts."""
import binascii
import io
import itertools
import operator
import os
import struct
import urllib.parse
import zlib

from flask import Flask, request

app = Flask(__name__)


@app.route("/last")
def last():
    given = request.args["given"]
    chosen, turn = given, 0
    while turn < 3:
        chosen = given if turn < 2 else "fixed"
        turn += 1
    os.system("ls " + chosen)


@app.route("/never")
def never():
    given = request.args["given"]
    chosen, turn = "fixed", 0
    while turn < 3:
        if turn == 5:
            chosen = given
        turn = turn + 1
    os.system("ls " + chosen)


@app.route("/once")
def once():
    given = request.args["given"]
    chosen, turn = "fixed", 0
    while turn < 3:
        if turn == 1:
            chosen = given
        turn += 1
    os.system("ls " + chosen)  # want command-injection


@app.route("/lists")
def lists():
    given = request.args["given"]
    os.system("ls " + list(itertools.compress(["fixed", given], [1, 0]))[0])
    os.system("ls " + list(itertools.compress(["fixed", given], [0, 1]))[0])  # want command-injection
    os.system("ls " + list(itertools.accumulate(["fixed", given]))[0])
    os.system("ls " + list(itertools.accumulate(["fixed", given]))[1])  # want command-injection
    os.system("ls " + operator.methodcaller("upper")(given))  # want command-injection
    os.system("ls " + operator.methodcaller("count", "a")(given).__str__())
    os.system("ls " + operator.concat("a", given))  # want command-injection


@app.route("/again")
def again():
    given = request.args["given"]
    os.system("ls " + bytes.fromhex(given.encode().hex()).decode())  # want command-injection
    os.system("ls " + given.encode().hex())
    os.system("ls " + binascii.unhexlify(binascii.hexlify(given.encode())).decode())  # want command-injection
    os.system("ls " + zlib.decompress(zlib.compress(given.encode())).decode())  # want command-injection
    query = urllib.parse.urlencode([("q", "fixed"), ("r", given)])
    os.system("ls " + urllib.parse.parse_qs(query)["q"][0])
    os.system("ls " + urllib.parse.parse_qs(query)["r"][0])  # want command-injection
    os.system("ls " + dict(urllib.parse.parse_qsl(query))["q"])
    os.system("ls " + dict(urllib.parse.parse_qsl(query))["r"])  # want command-injection


@app.route("/texts")
def texts():
    given = request.args["given"]
    os.system("ls " + ("ab" + given)[0])
    os.system("ls " + ("ab" + given)[2])  # want command-injection
    os.system("ls " + ("fixed\n" + given).splitlines()[0])
    lines = io.StringIO("fixed\n" + given)
    first = lines.readline()
    os.system("ls " + first)
    second = lines.readline()
    os.system("ls " + second)  # want command-injection
    os.system("ls " + str(struct.unpack(">I", given.encode())[0]))
    os.system("ls " + struct.unpack("4s", given.encode())[0].decode())  # want command-injection
    os.system("ls " + str(int.from_bytes(given.encode(), "big")))
    os.system("ls " + "".join(chr(ord(c)) for c in given))  # want command-injection
