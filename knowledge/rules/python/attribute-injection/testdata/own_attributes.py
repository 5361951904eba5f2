from flask import Flask, request

app = Flask(__name__)


class Profile:
    def __init__(self):
        self.name = ""
        self.role = "user"


class Empty:
    pass


@app.post("/a")
def form():
    p = Profile()
    for k, v in request.form.items():
        setattr(p, k, v)  # want attribute-injection
    return p.role


@app.post("/asked")
def asked():
    p = Profile()
    for k in request.args:
        if hasattr(p, k):
            setattr(p, k, request.args[k])  # want attribute-injection
    return p.role


@app.post("/denied")
def denied():
    p = Profile()
    for k, v in request.get_json().items():
        if k in ("id", "password"):
            continue
        setattr(p, k, v)  # want attribute-injection
    return p.role


@app.post("/dict")
def whole():
    p = Profile()
    p.__dict__.update(request.form.to_dict())  # want attribute-injection
    return p.role


@app.post("/vars")
def by_vars():
    p = Profile()
    vars(p).update(request.form.to_dict())  # want attribute-injection
    return p.role


@app.post("/later")
def set_before():
    p = Empty()
    p.role = "user"
    for k, v in request.form.items():
        setattr(p, k, v)  # want attribute-injection
    return p.role


@app.post("/bag")
def bag():
    p = Empty()
    for k, v in request.form.items():
        setattr(p, k, v)
    return p.name


@app.post("/listed")
def listed():
    p = Profile()
    for k in ("name",):
        setattr(p, k, request.form[k])
    return p.role
