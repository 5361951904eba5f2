"""Names that the program's own classes have, and names that come out of somebody else's code."""
import dataclasses

import vision
from flask import Flask, request

app = Flask(__name__)


@dataclasses.dataclass
class Options:
    size: int = 1
    title: str = ""


def filled(options):
    for field in dataclasses.fields(options):
        value = getattr(options, field.name)
        setattr(options, field.name, str(value).strip())  # safe: the names are those of the class
    return options


@app.post("/own")
def own():
    return filled(Options(title=request.form["title"])).title


@app.post("/given")
def given():
    options = Options()
    for name, value in request.get_json().items():
        setattr(options, name, value)  # want attribute-injection
    return options.title


@app.post("/computed")
def computed():
    options = Options()
    for name, value in vision.describe(image=request.data).items():
        setattr(options, name, value)  # safe: the names are the library's
    return options.title
