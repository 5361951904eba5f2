"""What a telephone call says is XML."""
from html import escape

from flask import Flask, request
from twilio.rest import Client

app = Flask(__name__)
client = Client()


@app.post("/say")
def say():
    text = request.form["text"]
    client.calls.create(to="1", from_="2", twiml="<Response><Say>" + text + "</Say></Response>")  # want xml-injection
    client.calls.create(to="1", from_="2", twiml=f"<Response><Say>{text}</Say></Response>")  # want xml-injection
    client.calls.create(to="1", from_="2", twiml="<Response><Say>" + escape(text) + "</Say></Response>")
    return ""


@app.post("/fixed")
def fixed():
    client.calls.create(to=request.form["to"], from_="2", twiml="<Response><Say>Hello</Say></Response>")
    client.calls.create(to=request.form["to"], from_="2", url="https://calls.example.com/hello.xml")
    return ""
