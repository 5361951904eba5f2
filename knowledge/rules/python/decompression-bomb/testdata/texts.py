"""Compressed uploads that are read as texts."""
import gzip
from flask import Flask, request
app = Flask(__name__)

@app.post("/text")
def text():
    with gzip.open(request.files["f"].stream, "rt") as fh:
        return str(len(fh.read()))  # want decompression-bomb

@app.post("/binary")
def binary():
    with gzip.open(request.files["f"].stream, "rb") as fh:
        return str(len(fh.read()))  # want decompression-bomb

@app.post("/limited")
def limited():
    with gzip.open(request.files["f"].stream, "rt") as fh:
        return str(len(fh.read(1000)))
