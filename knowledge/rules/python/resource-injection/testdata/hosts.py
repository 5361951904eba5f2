import ftplib
import smtplib
import socket

from flask import Flask, abort, jsonify, request

app = Flask(__name__)
HOSTS = {"eu": "eu.internal", "us": "us.internal"}


@app.get("/port")
def port():
    socket.create_connection((request.args["host"], 80), timeout=1)  # want resource-injection
    return jsonify(open=True)


@app.get("/socket")
def raw_socket():
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.connect((request.args["host"], int(request.args["port"])))  # want resource-injection
    return jsonify(ok=True)


@app.get("/mail")
def mail():
    smtplib.SMTP(request.args["server"])  # want resource-injection
    return jsonify(ok=True)


@app.get("/ftp")
def ftp():
    ftplib.FTP(request.args["server"])  # want resource-injection
    return jsonify(ok=True)


@app.get("/region")
def region():
    socket.create_connection((HOSTS[request.args["region"]], 80), timeout=1)
    return jsonify(open=True)


@app.get("/checked")
def checked():
    host = request.args["host"]
    if host not in ("a.internal", "b.internal"):
        abort(400)
    socket.create_connection((host, 80), timeout=1)
    return jsonify(open=True)


@app.get("/own-port")
def own_port():
    socket.create_connection(("localhost", int(request.args["port"])), timeout=1)
    return jsonify(open=True)


@app.post("/send")
def send():
    s = socket.create_connection(("localhost", 9000))
    s.sendall(request.form["text"].encode())
    return jsonify(ok=True)
