import os
import secrets
import smtplib
from email.message import EmailMessage
from email.mime.text import MIMEText

from django.core.mail import send_mail
from fastapi import BackgroundTasks, FastAPI, Request
from flask import Flask, render_template_string, request, url_for
from flask_mail import Mail, Message

app = Flask(__name__)
api = FastAPI()
mail = Mail(app)
PUBLIC_URL = os.environ["PUBLIC_URL"]


def deliver(address, text):
    message = MIMEText(text)
    message["To"] = address
    with smtplib.SMTP("localhost") as server:
        server.send_message(message)


@app.post("/forgot")
def forgot():
    token = secrets.token_urlsafe()
    link = f"{request.host_url}reset/{token}"
    mail.send(Message("New password", recipients=[request.form["mail"]], body="Follow " + link))  # want mailed-link-host
    return "sent"


@app.post("/forgot-html")
def forgot_html():
    link = request.url_root + "reset/" + secrets.token_urlsafe()
    page = render_template_string("<a href='{{ link }}'>reset</a>", link=link)
    mail.send(Message("New password", recipients=[request.form["mail"]], html=page))  # want mailed-link-host
    return "sent"


@app.post("/forgot-smtp")
def forgot_smtp():
    deliver("ann@example.com", "https://" + request.host + "/reset/" + secrets.token_urlsafe())  # want mailed-link-host
    return "sent"


@api.post("/forgot")
def api_forgot(request: Request, tasks: BackgroundTasks):
    message = EmailMessage()
    message.set_content(f"{request.base_url}reset/{secrets.token_urlsafe()}")  # want mailed-link-host
    with smtplib.SMTP("localhost") as server:
        server.send_message(message)


# Addresses that the request does not choose.
@app.post("/forgot-configured")
def forgot_configured():
    link = PUBLIC_URL + "/reset/" + secrets.token_urlsafe()
    mail.send(Message("New password", recipients=[request.form["mail"]], body=link))
    return "sent"


def forgot_django(request):
    link = request.build_absolute_uri("/reset/" + secrets.token_urlsafe())
    send_mail("New password", "Follow " + link, None, [request.POST["mail"]])


def answer(request):
    send_mail("Your question", "You wrote: " + request.POST["text"], None, ["help@example.com"])
