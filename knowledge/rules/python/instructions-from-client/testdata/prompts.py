from flask import Flask, request
from openai import OpenAI

app = Flask(__name__)
client = OpenAI()


@app.route("/a")
def persona():
    return client.responses.create(model="m", instructions="Talk like " + request.args["who"], input="hi").output_text  # want instructions-from-client


@app.route("/b")
def question():
    return client.responses.create(model="m", instructions="Talk like a clerk", input=request.args["q"]).output_text
