from flask import Flask, redirect, request

app = Flask(__name__)


@app.route("/in")
def enter():
    target = request.args["next"]
    if request.form.get("name") == "a":
        return redirect(target)  # want open-redirect
    if request.form.get("name") == "b":
        return redirect(request.args["back"])  # want open-redirect
    return redirect(target)  # silent: one check of the target mends both
