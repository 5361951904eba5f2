import json
import os

import docx
import h5py
import onnxruntime as ort
import pdfplumber
import soundfile as sf
from flask import Flask, request

app = Flask(__name__)
MODELS = "/srv/models"
NAMES = {"small": "small.onnx", "large": "large.onnx"}


@app.post("/run")
def run():
    options = json.loads(request.form["options"])
    session = ort.InferenceSession(os.path.expanduser(str(options["model_path"])))  # want path-traversal
    return str(session.get_inputs())


@app.post("/run-known")
def run_known():
    name = NAMES[request.form["model"]]
    return str(ort.InferenceSession(os.path.join(MODELS, name)).get_inputs())


@app.post("/run-within")
def run_within():
    path = os.path.realpath(os.path.join(MODELS, request.form["model"]))
    if not path.startswith(MODELS + os.sep):
        return "", 404
    return str(ort.InferenceSession(path).get_inputs())


@app.get("/sound")
def sound():
    data, rate = sf.read("/srv/sounds/" + request.args["name"])  # want path-traversal
    return str(rate)


@app.get("/values")
def values():
    with h5py.File(f"/srv/data/{request.args['set']}.h5") as f:  # want path-traversal
        return str(list(f))


@app.post("/text")
def text():
    with pdfplumber.open(request.files["document"]) as pdf:
        return pdf.pages[0].extract_text()


@app.post("/words")
def words():
    return docx.Document(request.files["document"].stream).paragraphs[0].text


@app.get("/words")
def words_of():
    return docx.Document("/srv/documents/" + request.args["name"]).paragraphs[0].text  # want path-traversal
