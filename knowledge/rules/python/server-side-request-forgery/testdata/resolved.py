"""Tests of the addresses that a host has, and of the path that is put behind a host: those that prove something, and those that do not."""
import ipaddress
import socket
from urllib.parse import urlparse

import requests
from flask import Flask, abort, request

app = Flask(__name__)


def addresses(host):
    found = []
    for family, kind, proto, name, address in socket.getaddrinfo(host, None):
        found.append(address[0])
    return found


@app.get("/each")
def each():
    url = request.args["url"]
    ips = [ipaddress.ip_address(a) for a in addresses(urlparse(url).hostname)]
    if any(ip.is_private or ip.is_loopback for ip in ips):
        abort(400)
    return requests.get(url, timeout=3).json()  # safe: none of its addresses is of an inner network


@app.get("/other")
def other():
    url = request.args["url"]
    ips = [ipaddress.ip_address(a) for a in addresses(urlparse(request.args["other"]).hostname)]
    if any(ip.is_private for ip in ips):
        abort(400)
    return requests.get(url, timeout=3).json()  # want server-side-request-forgery


@app.get("/all")
def all_private():
    url = request.args["url"]
    ips = [ipaddress.ip_address(a) for a in addresses(urlparse(url).hostname)]
    if all(ip.is_private for ip in ips):
        abort(400)
    return requests.get(url, timeout=3).json()  # want server-side-request-forgery


@app.get("/some")
def some_global():
    url = request.args["url"]
    ips = [ipaddress.ip_address(r[4][0]) for r in socket.getaddrinfo(urlparse(url).hostname, None)]
    if not any(ip.is_global for ip in ips):
        abort(400)
    return requests.get(url, timeout=3).json()  # want server-side-request-forgery


@app.get("/noted")
def noted():
    url = request.args["url"]
    for found in socket.getaddrinfo(urlparse(url).hostname, None):
        address = found[4][0]
        ip = ipaddress.ip_address(address)
        if ip.is_private:
            app.logger.info("private: %s", ip)
    return requests.get(url, timeout=3).json()  # want server-side-request-forgery


@app.get("/path")
def path():
    p = request.args["path"]
    if not p.startswith("/"):
        abort(400)
    return requests.get("https://api.example.com" + p, timeout=3).json()  # safe: the host ends where the path begins


@app.get("/path/no")
def no_path():
    p = request.args["path"]
    if p.startswith("/"):
        abort(400)
    return requests.get("https://api.example.com" + p, timeout=3).json()  # want server-side-request-forgery


@app.get("/path/rest")
def rest():
    p = request.args["path"]
    if not p.startswith("/"):
        abort(400)
    return requests.get("https://api.example.com" + p[1:], timeout=3).json()  # want server-side-request-forgery


@app.get("/path/stripped")
def stripped():
    p = request.args["path"]
    if not p.startswith("/"):
        abort(400)
    return requests.get("https://api.example.com" + p.lstrip("/"), timeout=3).json()  # want server-side-request-forgery


@app.get("/address/itself")
def address_itself():
    address = ipaddress.ip_address(request.args["address"])
    if not address.is_global:
        abort(400)
    return requests.get(f"http://{address}/", timeout=3).json()


@app.get("/address/inner")
def address_inner():
    address = ipaddress.ip_address(request.args["address"])
    if address.is_global:
        abort(400)
    return requests.get(f"http://{address}/", timeout=3).json()  # want server-side-request-forgery
