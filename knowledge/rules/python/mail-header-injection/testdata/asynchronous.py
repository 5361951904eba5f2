from email.message import EmailMessage

import aiosmtplib
from fastapi import FastAPI

app = FastAPI()


@app.post("/forward")
async def forward(to: str, subject: str):
    raw = "From: desk@example.org\nTo: %s\nSubject: %s\n\nHello" % (to, subject)
    async with aiosmtplib.SMTP(hostname="mail.example.org", start_tls=True) as smtp:
        await smtp.sendmail("desk@example.org", [to], raw)  # want mail-header-injection


@app.post("/send")
async def send(subject: str):
    raw = f"Subject: {subject}\n\nHello"
    await aiosmtplib.send(raw, sender="a@example.org", recipients=["b@example.org"], hostname="mail.example.org")  # want mail-header-injection


@app.post("/lines")
async def lines(subject: str):
    flat = subject.replace("\r", " ").replace("\n", " ")
    raw = f"Subject: {flat}\n\nHello"
    await aiosmtplib.send(raw, sender="a@example.org", recipients=["b@example.org"], hostname="mail.example.org")


@app.post("/message")
async def message(subject: str):
    msg = EmailMessage()
    msg["Subject"] = subject.replace("\n", " ").replace("\r", " ")
    msg.set_content("Hello")
    await aiosmtplib.send(msg, hostname="mail.example.org")
