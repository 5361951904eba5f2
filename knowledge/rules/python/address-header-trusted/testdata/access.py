import logging

from flask import Flask, request

app = Flask(__name__)
log = logging.getLogger(__name__)


@app.get("/admin")
def admin():
    if request.headers.get("X-Forwarded-For") == "127.0.0.1":  # want address-header-trusted
        return "welcome"
    return "no", 403


@app.get("/status")
def status():
    address = request.headers["X-Real-IP"]
    if address != "10.0.0.5":  # want address-header-trusted
        return "no", 403
    return "fine"


@app.get("/connection")
def connection():
    if request.remote_addr == "127.0.0.1":
        return "welcome"
    return "no", 403


@app.get("/logged")
def logged():
    log.info("asked by %s", request.headers.get("X-Forwarded-For", "nobody"))
    return "fine"


@app.get("/empty")
def empty():
    if request.headers.get("X-Forwarded-For") == "":
        return "direct"
    return "proxied"


@app.get("/proto")
def proto():
    if request.headers.get("X-Forwarded-Proto") == "https":
        return "secure"
    return "plain"


def django_view(request):
    if request.META.get("HTTP_X_FORWARDED_FOR") == "192.168.0.1":  # want address-header-trusted
        return "inside"
    return "outside"

@app.get("/first")
def first():
    if request.headers["X-Forwarded-For"].split(",")[0].strip() == "127.0.0.1":  # want address-header-trusted
        return "welcome"
    return "no", 403


@app.get("/inside")
def inside():
    address = request.headers.get("X-Forwarded-For", request.remote_addr)
    if not address.startswith(("192.168.", "10.")):  # want address-header-trusted
        return "no", 403
    return "welcome"


@app.get("/second")
def second():
    if request.headers["X-Forwarded-For"].split(",")[-1].strip() == "":
        return "direct"
    if request.remote_addr.startswith("10."):
        return "welcome"
    if request.headers.get("X-Forwarded-For", "").startswith("2001:"):
        return "new"
    return "no", 403


@app.get("/first-kept")
def first_kept():
    address = request.headers.get("X-Forwarded-For", "").split(",")[0].strip()
    if address != "10.0.0.5":  # want address-header-trusted
        return "no", 403
    return "fine"


@app.get("/first-of-several")
def first_of_several():
    address = request.headers.get("X-Forwarded-For", "").split(",")[0].strip()
    if address not in ("10.0.0.5", "10.0.0.6"):  # want address-header-trusted
        return "no", 403
    return "fine"


@app.get("/protocol-first")
def protocol_first():
    protocol = request.headers.get("X-Forwarded-Proto", "").split(",")[0].strip()
    if protocol not in ("https", "wss"):
        return "no", 403
    return "fine"


@app.get("/connection-of-several")
def connection_of_several():
    address = request.remote_addr.split("%")[0]
    if address not in ("10.0.0.5", "10.0.0.6"):
        return "no", 403
    return "fine"


@app.get("/agent")
def agent():
    client = request.headers.get("X-Client-IP", "").split(",")[0].strip()
    if client in ("", "unknown"):
        return "who?", 400
    return "fine"
