import mimetypes

from flask import Flask, Response, make_response, request, send_file

app = Flask(__name__)
SHOWN = {"image/png", "image/jpeg", "application/pdf"}


@app.post("/echo")
def echo():
    upload = request.files["file"]
    return Response(upload.read(), mimetype=upload.mimetype)  # want served-type-chosen


@app.get("/file")
def named():
    return send_file("/srv/files/report", mimetype=request.args["type"])  # want served-type-chosen


@app.get("/header")
def in_header():
    answer = make_response(open("/srv/files/report").read())
    answer.headers["Content-Type"] = request.args["type"]  # want served-type-chosen
    return answer


@app.get("/attribute")
def in_attribute():
    answer = make_response(open("/srv/files/report").read())
    answer.mimetype = request.args["type"]  # want served-type-chosen
    return answer


@app.get("/attached")
def attached():
    return send_file("/srv/files/report", mimetype=request.args["type"], as_attachment=True)


@app.get("/disposed")
def disposed():
    kind = request.args["type"]
    return Response(open("/srv/files/report").read(), mimetype=kind, headers={"Content-Disposition": "attachment; filename=report"})


@app.get("/disposed-later")
def disposed_later():
    answer = Response(open("/srv/files/report").read(), mimetype=request.args["type"])
    answer.headers["Content-Disposition"] = "attachment"
    return answer


@app.post("/listed")
def listed():
    upload = request.files["file"]
    kind = upload.mimetype if upload.mimetype in SHOWN else "application/octet-stream"
    return Response(upload.read(), mimetype=kind)


@app.get("/guessed/<name>")
def guessed(name):
    return Response(open("/srv/files/report").read(), mimetype=mimetypes.guess_type(name)[0])


@app.get("/fixed")
def fixed():
    return Response(request.args["text"], mimetype="text/plain")
