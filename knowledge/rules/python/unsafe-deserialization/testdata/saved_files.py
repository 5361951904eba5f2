"""Files that are saved first, and loaded from where they were saved."""
import json
import os
import pickle
import tempfile
from pathlib import Path

import joblib
import numpy as np
import pandas as pd
import torch
from flask import Flask, request

app = Flask(__name__)


@app.post("/temporary-weights")
def temporary_weights():
    with tempfile.NamedTemporaryFile(suffix=".pt") as t:
        t.write(request.data)
        t.flush()
        return str(torch.load(t.name, weights_only=False))  # want unsafe-deserialization


@app.post("/saved-weights")
def saved_weights():
    request.files["f"].save("/tmp/app/m.pt")
    return str(torch.load("/tmp/app/m.pt", weights_only=False))  # want unsafe-deserialization


@app.post("/saved-and-opened")
def saved_and_opened():
    path = os.path.join("/srv", "x.pkl")
    request.files["f"].save(path)
    with open(path, "rb") as f:
        return str(pickle.load(f))  # want unsafe-deserialization


@app.post("/saved-model")
def saved_model():
    path = os.path.join("/srv", "x.pkl")
    request.files["f"].save(path)
    return str(joblib.load(path))  # want unsafe-deserialization


@app.post("/written-model")
def written_model():
    path = os.path.join("/srv", "x.pkl")
    with open(path, "wb") as f:
        f.write(request.data)
    return str(joblib.load(path))  # want unsafe-deserialization


@app.post("/written-frame")
def written_frame():
    path = os.path.join("/srv", "x.pkl")
    with open(path, "wb") as f:
        f.write(request.data)
    return str(pd.read_pickle(path))  # want unsafe-deserialization


@app.post("/descriptor")
def descriptor():
    fd, path = tempfile.mkstemp()
    with os.fdopen(fd, "wb") as f:
        f.write(request.data)
    return str(np.load(path, allow_pickle=True))  # want unsafe-deserialization


@app.post("/kept-temporary")
def kept_temporary():
    with tempfile.NamedTemporaryFile(delete=False) as t:
        t.write(request.data)
    with open(t.name, "rb") as f:
        return str(pickle.load(f))  # want unsafe-deserialization


@app.post("/saved-over-temporary")
def saved_over_temporary():
    with tempfile.NamedTemporaryFile() as t:
        request.files["f"].save(t.name)
        return str(joblib.load(t.name))  # want unsafe-deserialization


@app.post("/bytes-of-path")
def bytes_of_path():
    p = Path("/srv") / "m.pkl"
    p.write_bytes(request.data)
    return str(pickle.loads(p.read_bytes()))  # want unsafe-deserialization


@app.post("/path-opened")
def path_opened():
    p = Path(tempfile.mkdtemp()) / "m.pkl"
    with p.open("wb") as f:
        f.write(request.data)
    with p.open("rb") as f:
        return str(pickle.load(f))  # want unsafe-deserialization


@app.post("/another-file")
def another_file():
    with open("/srv/cache.pkl", "rb") as f:
        old = pickle.load(f)
    with open("/srv/other.pkl", "wb") as f:
        f.write(request.data)
    return str(old)


@app.post("/data-only")
def data_only():
    with open("/srv/in.json", "wb") as f:
        f.write(request.data)
    with open("/srv/in.json") as f:
        return str(len(json.load(f)))


@app.post("/weights-only")
def weights_only():
    with open("/srv/in.bin", "wb") as f:
        f.write(request.data)
    return str(torch.load("/srv/in.bin", weights_only=True))


@app.post("/no-objects")
def no_objects():
    with open("/srv/in.npy", "wb") as f:
        f.write(request.data)
    return str(np.load("/srv/in.npy"))


@app.post("/read-before")
def read_before():
    with open("/srv/state.pkl", "rb") as f:
        state = pickle.load(f)
    with open("/srv/state.pkl", "wb") as f:
        f.write(json.dumps(request.json).encode())
    return str(state)


@app.post("/own-pickle")
def own_pickle():
    with open("/srv/n.pkl", "wb") as f:
        f.write(pickle.dumps(request.json))
    with open("/srv/n.pkl", "rb") as f:
        return str(pickle.load(f))
