from flask import Flask, Response, request, send_file
from flask_sqlalchemy import SQLAlchemy

app = Flask(__name__)
db = SQLAlchemy(app)
SHOWN = {"image/png", "image/jpeg"}


class Upload(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    path = db.Column(db.String(200))
    mime = db.Column(db.String(100))
    kind = db.Column(db.String(100))
    label = db.Column(db.String(100))


@app.post("/files")
def add():
    upload = request.files["file"]
    kind = upload.mimetype if upload.mimetype in SHOWN else "application/octet-stream"
    db.session.add(Upload(path="x", mime=upload.mimetype, kind=kind, label="text/plain"))
    db.session.commit()
    return "ok"


@app.get("/files/<int:number>")
def show(number):
    row = Upload.query.get_or_404(number)
    return send_file(row.path, mimetype=row.mime)  # want stored-served-type


@app.get("/raw/<int:number>")
def raw(number):
    row = Upload.query.get_or_404(number)
    return Response(open(row.path, "rb").read(), content_type=row.mime)  # want stored-served-type


@app.get("/listed/<int:number>")
def listed(number):
    row = Upload.query.get_or_404(number)
    return send_file(row.path, mimetype=row.kind)


@app.get("/fixed/<int:number>")
def fixed(number):
    row = Upload.query.get_or_404(number)
    return send_file(row.path, mimetype=row.label)


@app.get("/download/<int:number>")
def download(number):
    row = Upload.query.get_or_404(number)
    return send_file(row.path, mimetype=row.mime, as_attachment=True)


@app.get("/looked/<int:number>")
def looked(number):
    row = Upload.query.get_or_404(number)
    if row.mime not in SHOWN:
        return "no", 415
    return send_file(row.path, mimetype=row.mime)


@app.get("/kept/<int:number>")
def kept(number):
    row = Upload.query.get_or_404(number)
    headers = {"X-Content-Type-Options": "nosniff"}
    if row.mime not in SHOWN:
        headers["Content-Disposition"] = "attachment"
    return Response(open(row.path, "rb").read(), mimetype=row.mime, headers=headers)


@app.get("/shown/<int:number>")
def sniffed(number):
    row = Upload.query.get_or_404(number)
    headers = {"X-Content-Type-Options": "nosniff"}
    return Response(open(row.path, "rb").read(), mimetype=row.mime, headers=headers)  # want stored-served-type
