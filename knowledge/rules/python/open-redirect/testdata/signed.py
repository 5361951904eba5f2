"""Places that were signed by the program itself."""
from flask import Flask, redirect, request
from itsdangerous import URLSafeSerializer

app = Flask(__name__)
signed = URLSafeSerializer("a key that is kept elsewhere")


@app.get("/back")
def back():
    return redirect(signed.loads(request.args["state"])["next"])  # safe: only the program can have written it


@app.get("/back-unsafe")
def back_unsafe():
    return redirect(signed.loads_unsafe(request.args["state"])[1])  # want open-redirect
