"""Mails to customers."""
import smtplib
from email.message import EmailMessage

from flask import render_template, render_template_string

SENDER = "shop@bookshop.example"


def send(recipient, subject, text):
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = SENDER, recipient, subject
    message.set_content(text)
    with smtplib.SMTP("localhost") as server:
        server.send_message(message)


def forward(address, subject, text):
    """Forwards a visitor's question to the people in the shop."""
    lines = f"From: {SENDER}\r\nReply-To: {address}\r\nSubject: {subject}\r\n\r\n{text}"
    with smtplib.SMTP("localhost") as server:
        server.sendmail(SENDER, ["help@bookshop.example"], lines)


def confirmation(customer, order):
    return render_template("mail/confirmation.txt", customer=customer, order=order)


def preview(body, customer):
    """Shows staff what a newsletter will look like."""
    return render_template_string("<h1>Preview</h1>" + body, customer=customer)


def preview_text(body, customer):
    return render_template_string("<h1>Preview</h1><pre>{{ body }}</pre>", body=body, customer=customer)
