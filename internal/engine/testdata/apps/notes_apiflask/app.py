from apiflask import APIFlask, HTTPTokenAuth, Schema, abort
from apiflask.fields import String
from flask_sqlalchemy import SQLAlchemy

app = APIFlask(__name__)
auth = HTTPTokenAuth()
db = SQLAlchemy(app)


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    owner_id = db.Column(db.Integer, db.ForeignKey("user.id"))
    title = db.Column(db.String)


class NoteIn(Schema):
    title = String()


@app.post("/notes")
@app.auth_required(auth)
@app.input(NoteIn)
def create(json_data):
    db.session.add(Note(owner_id=auth.current_user.id, title=json_data["title"]))
    db.session.commit()
    return {}


@app.get("/notes/<int:note_id>")
@app.auth_required(auth)
def show(note_id):
    note = db.get_or_404(Note, note_id)  # want object-of-other-user
    return {"title": note.title}


@app.get("/own/<int:note_id>")
@app.auth_required(auth)
def show_own(note_id):
    note = db.get_or_404(Note, note_id)
    if note.owner_id != auth.current_user.id:
        abort(403)
    return {"title": note.title}


@app.delete("/notes/<int:note_id>")
def remove(note_id):  # want missing-authentication
    db.session.delete(db.get_or_404(Note, note_id))
    db.session.commit()
    return "", 204
