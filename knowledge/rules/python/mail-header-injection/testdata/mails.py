import imaplib
import smtplib
from email.message import EmailMessage

from flask import Flask, abort, jsonify, request

app = Flask(__name__)


@app.post("/contact")
def contact():
    text = "From: shop@example.org\r\nSubject: " + request.form["subject"] + "\r\n\r\nHello"
    server = smtplib.SMTP("localhost")
    server.sendmail("shop@example.org", ["help@example.org"], text)  # want mail-header-injection
    return jsonify(ok=True)


@app.post("/reply")
def reply():
    with smtplib.SMTP("localhost") as server:
        server.sendmail("shop@example.org", "help@example.org", f"Reply-To: {request.form['address']}\n\nHello")  # want mail-header-injection
    return jsonify(ok=True)


@app.get("/search")
def search():
    box = imaplib.IMAP4("localhost")
    box.search(None, 'SUBJECT "%s"' % request.args["subject"])  # want mail-header-injection
    return jsonify(ok=True)


@app.post("/built")
def built():
    message = EmailMessage()
    message["Subject"] = request.form["subject"]
    message.set_content("Hello")
    with smtplib.SMTP("localhost") as server:
        server.send_message(message)
    return jsonify(ok=True)


@app.post("/as-string")
def as_string():
    message = EmailMessage()
    message["Subject"] = request.form["subject"]
    message.set_content("Hello")
    with smtplib.SMTP("localhost") as server:
        server.sendmail("shop@example.org", "help@example.org", message.as_string())
    return jsonify(ok=True)


@app.post("/one-line")
def one_line():
    subject = request.form["subject"]
    if "\n" in subject or "\r" in subject:
        abort(400)
    with smtplib.SMTP("localhost") as server:
        server.sendmail("shop@example.org", "help@example.org", "Subject: " + subject + "\r\n\r\nHello")
    return jsonify(ok=True)


@app.get("/number")
def number():
    box = imaplib.IMAP4("localhost")
    box.search(None, "LARGER %d" % int(request.args["size"]))
    return jsonify(ok=True)
