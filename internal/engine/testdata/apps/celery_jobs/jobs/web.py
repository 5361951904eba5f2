from flask import Flask, jsonify, request

from jobs import tasks
from jobs.tasks import convert, convert_to, fetch, fetch_known

app = Flask(__name__)


@app.post("/convert")
def start_convert():
    job = convert.delay("video", request.form["options"])
    return jsonify(id=job.id)


@app.post("/convert-to")
def start_convert_to():
    job = convert_to.delay(request.form["kind"])
    return jsonify(id=job.id)


@app.post("/fetch")
def start_fetch():
    data = request.get_json()
    job = fetch.apply_async(args=[data["address"], data["name"]], countdown=2)
    return jsonify(id=job.id)


@app.post("/fetch-known")
def start_fetch_known():
    job = fetch_known.apply_async((int(request.form["number"]),))
    return jsonify(id=job.id)


@app.post("/remove")
def start_remove():
    tasks.remove.apply_async(kwargs={"folder": request.form["folder"]})
    return jsonify(ok=True)


@app.post("/clean")
def start_clean():
    (tasks.index.s(request.form["text"]) | tasks.clean.si())()
    return jsonify(ok=True)


@app.get("/status/<id>")
def status(id):
    result = convert.AsyncResult(id)
    return jsonify(state=result.state)


@app.get("/page/<id>")
def page(id):
    return f"<p>job {id}</p>"  # want cross-site-scripting
