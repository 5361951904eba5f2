import io

import numpy as np
from flask import Flask, request

app = Flask(__name__)
OPEN = {"allow_pickle": False}
OPEN.update(allow_pickle=True, fix_imports=True)
CLOSED = {"allow_pickle": False}


def loaded(stream, **options):
    return np.load(stream, **options)  # want unsafe-deserialization


def loaded_closed(stream, **options):
    return np.load(stream, **options)


def loaded_by(stream, options):
    return np.load(stream, **options)  # want unsafe-deserialization


@app.post("/1")
def matrix():
    array = loaded(io.BytesIO(request.get_data()), **OPEN)
    loaded_closed(io.BytesIO(request.get_data()), **CLOSED)
    loaded_closed(io.BytesIO(request.get_data()), fix_imports=True)
    loaded_by(io.BytesIO(request.get_data()), {"allow_pickle": True})
    return {"size": int(array.size)}
