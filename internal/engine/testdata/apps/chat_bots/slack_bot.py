import os

from slack_bolt import App
from slack_bolt.async_app import AsyncApp

app = App(token=os.environ["T"])


@app.command("/x")
def x(ack, respond, command):
    ack()
    os.system("x " + command["text"])  # want command-injection


@app.message("hi")
def m(message, say):
    os.system("x " + message["text"])  # want command-injection


@app.event("app_mention")
def e(body, client):
    os.system("x " + body["event"]["text"])  # want command-injection


@app.view("v")
def v(ack, body, view):
    os.system("x " + view["state"]["values"]["a"]["b"]["value"])  # want command-injection
