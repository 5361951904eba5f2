from flask import Flask, g
from flask_restx import Api, Namespace, Resource
from flask_sqlalchemy import SQLAlchemy

from auth import token_required

app = Flask(__name__)
api = Api(app)
ns = Namespace("notes")
db = SQLAlchemy(app)


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.Integer, db.ForeignKey("user.id"))
    title = db.Column(db.String)


@ns.route("/")
class Notes(Resource):
    method_decorators = [token_required]

    def get(self):
        return [n.title for n in Note.query.filter_by(user_id=g.user.id)]

    def post(self):
        db.session.add(Note(user_id=g.user.id, title=ns.payload["title"]))
        db.session.commit()
        return {}, 201


@ns.route("/<int:note_id>")
class OneNote(Resource):
    @token_required
    def get(self, note_id):
        note = Note.query.get(note_id)  # want object-of-other-user
        return {"title": note.title}

    @token_required
    def put(self, note_id):
        note = Note.query.get(note_id)
        if note.user_id != g.user.id:
            return {}, 403
        note.title = ns.payload["title"]
        db.session.commit()
        return {}

    def delete(self, note_id):  # want missing-authentication
        Note.query.filter_by(id=note_id).delete()
        db.session.commit()
        return {}, 204


api.add_namespace(ns)
