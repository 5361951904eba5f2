import ctypes
import importlib.util
import runpy

from flask import Flask, abort, jsonify, render_template, request

app = Flask(__name__)
PAGES = {"help": "help.html", "terms": "terms.html"}
PLUGINS = ("/opt/plugins/mail.py", "/opt/plugins/chat.py")


@app.get("/page")
def page():
    return render_template(request.args["page"] + ".html")  # want file-name-control


@app.post("/run")
def run():
    runpy.run_path("/opt/scripts/" + request.form["script"])  # want file-name-control
    return jsonify(ok=True)


@app.post("/plugin")
def plugin():
    spec = importlib.util.spec_from_file_location("plugin", request.form["path"])  # want file-name-control
    return jsonify(found=spec is not None)


@app.post("/codec")
def codec():
    ctypes.CDLL(request.form["library"])  # want file-name-control
    return jsonify(ok=True)


@app.get("/known-page")
def known_page():
    return render_template(PAGES.get(request.args["page"], "help.html"))


@app.post("/known-plugin")
def known_plugin():
    path = request.form["path"]
    if path not in PLUGINS:
        abort(400)
    spec = importlib.util.spec_from_file_location("plugin", path)
    return jsonify(found=spec is not None)


@app.get("/fixed")
def fixed():
    return render_template("page.html", page=request.args["page"])


@app.post("/own-library")
def own_library():
    ctypes.CDLL("libcodec.so.1")
    return jsonify(name=request.form["library"])
