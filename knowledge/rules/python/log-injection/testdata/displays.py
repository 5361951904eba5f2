"""What str() makes of containers and bytes quotes the texts inside."""
import logging

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.post("/auth/a")
def login_list():
    log.info("roles %s", request.form.getlist("role"))  # safe: quoted


@app.post("/auth/b")
def login_list2():
    log.info(f"roles {request.form.getlist('role')}")  # safe: quoted


@app.post("/auth/c")
def login_dict():
    d = {"user": request.form["u"]}
    log.info("login " + str(d))  # safe: quoted


@app.post("/auth/d")
def login_body():
    log.info("login %s", request.data)  # safe: quoted


@app.post("/auth/e")
def login_form():
    log.info("login %s", request.form)  # safe: quoted


@app.post("/auth/f")
def login_json():
    data = request.get_json()
    log.info("login %s", data)  # want log-injection


@app.post("/auth/g")
def login_json_name():
    data = request.get_json()
    log.info("login %s", data["name"])  # want log-injection


@app.post("/auth/h")
def login_errors():
    errors = []
    for x in request.get_json():
        errors.append("bad " + x)
    log.error(f"failed {len(errors)}:\n{errors}")  # safe: quoted
    log.error("failed %s" % errors)  # safe: quoted
    log.error("failed {}".format(errors))  # safe: quoted
    log.error("failed {} {}".format(errors, errors[0]))  # want log-injection


@app.post("/auth/i")
def login_word():
    word = request.form["u"].split()[0]
    log.info("login %s", word)  # safe: quoted
    log.info("login %s", request.form["u"].split("@")[0])  # want log-injection


@app.post("/auth/j")
def login_split():
    words = request.form["u"].split()
    parts = request.form["u"].split(",")
    if not parts:
        log.info("login %s", request.form["u"])  # safe: what a text is split into is never empty
    if not words:
        log.info("login %s", request.form["u"])  # want log-injection


@app.post("/auth/k")
def login_decode():
    body = request.data.decode()
    log.info("login %s", body)  # want log-injection


@app.post("/auth/l")
def login_fields():
    d = dict(request.form)
    log.info("login %s", d)  # safe: quoted
    log.info("login %s", d["x"])  # want log-injection
    log.info("login %s", {k: v for k, v in request.form.items()})  # safe: quoted
    log.info("login %s", [v for v in request.form.values()])  # safe: quoted
    log.info("login %s", request.form.to_dict())  # safe: quoted
    log.info("login %s", tuple(request.form.values()))  # safe: quoted
    log.info("login %s", set(request.form.values()))  # safe: quoted
    log.info("login %s", list(request.form))  # safe: quoted
    log.info("login %s", sorted(request.form.values()))  # safe: quoted


@app.post("/auth/m")
def login_uploaded():
    f = request.files["f"]
    log.info("login %s", f.filename)  # want log-injection
