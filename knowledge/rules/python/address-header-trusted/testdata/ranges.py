"""Addresses that are asked as numbers to which range they belong."""
import ipaddress
import logging

from flask import Flask, abort, jsonify, request
from werkzeug.middleware.proxy_fix import ProxyFix

app = Flask(__name__)
app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1)
log = logging.getLogger(__name__)
OFFICE = ipaddress.ip_network("10.20.0.0/16")
PLACES = [ipaddress.ip_network("10.20.0.0/16"), ipaddress.ip_network("10.30.0.0/16")]


@app.get("/cellar/1")
def cellar():
    address = request.headers.get("X-Forwarded-For", request.remote_addr)
    if ipaddress.ip_address(address).is_loopback:  # want address-header-trusted
        return jsonify(cellar=["barrel 1"])
    abort(403)


@app.get("/cellar/2")
def cellar_of_peer():
    if ipaddress.ip_address(request.remote_addr).is_loopback:
        return jsonify(cellar=["barrel 1"])
    abort(403)


@app.get("/cellar/3")
def cellar_of_first():
    address = ipaddress.ip_address(request.headers.get("X-Forwarded-For", "").split(",")[0].strip() or request.remote_addr)
    if not address.is_private:  # want address-header-trusted
        abort(403)
    return jsonify(cellar=["barrel 1"])


@app.get("/cellar/4")
def cellar_of_office():
    if ipaddress.ip_address(request.headers["X-Real-IP"]) in OFFICE:  # want address-header-trusted
        return jsonify(cellar=["barrel 1"])
    return "no", 403


@app.get("/cellar/5")
def cellar_of_places():
    address = ipaddress.ip_address(client())
    if not any(address in place for place in PLACES):  # want address-header-trusted
        abort(403)
    return jsonify(cellar=["barrel 1"])


@app.get("/cellar/6")
def cellar_of_last():
    address = request.headers.get("X-Forwarded-For", "").split(",")[-1].strip()
    if not ipaddress.ip_address(address).is_private:
        abort(403)
    return jsonify(cellar=["barrel 1"])


@app.get("/cellar/7")
def cellar_of_helper():
    if not from_office(request):
        abort(403)
    return jsonify(cellar=["barrel 1"])


@app.get("/cellar/8")
def cellar_of_text():
    if client() not in ("127.0.0.1", "::1"):  # want address-header-trusted
        abort(403)
    return jsonify(cellar=["barrel 1"])


@app.get("/cellar/9")
def cellar_of_peer_text():
    if peer() not in ("127.0.0.1", "::1"):
        abort(403)
    return jsonify(cellar=["barrel 1"])


@app.get("/place")
def place():
    address = request.headers.get("X-Forwarded-For", request.remote_addr)
    if ipaddress.ip_address(address).is_private:
        return jsonify(place="unknown")
    log.info("asked from %s", address)
    return jsonify(place=look_up(address))


def client():
    if "X-Forwarded-For" in request.headers:
        return request.headers["X-Forwarded-For"].split(",")[0]
    return request.remote_addr


def peer():
    return request.remote_addr


def outermost():
    for address in reversed(request.headers.get("X-Forwarded-For", "").split(",")):
        if not ipaddress.ip_address(address).is_private:
            return address
    abort(400)


def from_office(req):
    return ipaddress.ip_address(req.headers.get("X-Forwarded-For", req.remote_addr)) in OFFICE  # want address-header-trusted


def look_up(address):
    return address
