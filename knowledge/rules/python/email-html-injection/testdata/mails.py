import html
import smtplib
from email.message import EmailMessage
from email.mime.text import MIMEText

from flask import Flask, jsonify, request

app = Flask(__name__)


def send(message):
    with smtplib.SMTP("localhost") as server:
        server.send_message(message)


@app.post("/welcome")
def welcome():
    send(MIMEText("<p>Hello " + request.form["name"] + "</p>", "html"))  # want email-html-injection
    return jsonify(ok=True)


@app.post("/content")
def content():
    message = EmailMessage()
    message.set_content(f"<p>{request.form['text']}</p>", subtype="html")  # want email-html-injection
    send(message)
    return jsonify(ok=True)


@app.post("/alternative")
def alternative():
    message = EmailMessage()
    message.set_content("See the other part")
    message.add_alternative("<h1>%s</h1>" % request.form["title"], subtype="html")  # want email-html-injection
    send(message)
    return jsonify(ok=True)


@app.post("/plain")
def plain():
    send(MIMEText("Hello " + request.form["name"]))
    return jsonify(ok=True)


@app.post("/plain-content")
def plain_content():
    message = EmailMessage()
    message.set_content(request.form["text"])
    send(message)
    return jsonify(ok=True)


@app.post("/escaped")
def escaped():
    send(MIMEText("<p>Hello " + html.escape(request.form["name"]) + "</p>", "html"))
    return jsonify(ok=True)


@app.post("/fixed")
def fixed():
    send(MIMEText("<p>Hello</p>", "html"))
    return jsonify(name=request.form["name"])
