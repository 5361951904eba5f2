from anthropic import Anthropic
from flask import Flask, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()


@app.route("/a")
def system():
    messages = [{"role": "system", "content": "You are " + request.args["who"]}, {"role": "user", "content": "hi"}]
    client.chat.completions.create(model="m", messages=messages)  # want instructions-from-client
    return "ok"


@app.route("/b")
def other():
    Anthropic().messages.create(model="m", system=request.args["who"], messages=[])  # want instructions-from-client
    return "ok"


@app.route("/c")
def asked():
    client.chat.completions.create(model="m", messages=[{"role": "user", "content": request.args["q"]}])
    return "ok"


@app.route("/d")
def length():
    client.responses.create(model="m", instructions="Answer in %d words" % int(request.args["n"]), input=request.args["q"])
    return "ok"
