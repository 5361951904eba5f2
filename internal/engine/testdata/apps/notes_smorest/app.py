from flask import Flask
from flask.views import MethodView
from flask_jwt_extended import JWTManager, get_jwt_identity, jwt_required
from flask_smorest import Api, Blueprint, abort
from flask_sqlalchemy import SQLAlchemy
import marshmallow as ma

app = Flask(__name__)
api = Api(app)
jwt = JWTManager(app)
db = SQLAlchemy(app)
blp = Blueprint("notes", "notes", url_prefix="/notes")


class Note(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    user_id = db.Column(db.Integer, db.ForeignKey("user.id"))
    title = db.Column(db.String)


class NoteSchema(ma.Schema):
    id = ma.fields.Int(dump_only=True)
    title = ma.fields.Str()


@blp.route("/")
class Notes(MethodView):
    @jwt_required()
    @blp.response(200, NoteSchema(many=True))
    def get(self):
        return Note.query.filter_by(user_id=get_jwt_identity()).all()

    @jwt_required()
    @blp.arguments(NoteSchema)
    @blp.response(201, NoteSchema)
    def post(self, data):
        note = Note(user_id=get_jwt_identity(), **data)
        db.session.add(note)
        db.session.commit()
        return note


@blp.route("/<int:note_id>")
class OneNote(MethodView):
    @jwt_required()
    @blp.response(200, NoteSchema)
    def get(self, note_id):
        return Note.query.get_or_404(note_id)  # want object-of-other-user

    @jwt_required()
    @blp.arguments(NoteSchema)
    @blp.response(200, NoteSchema)
    def put(self, data, note_id):
        note = Note.query.filter_by(id=note_id, user_id=get_jwt_identity()).first_or_404()
        note.title = data["title"]
        db.session.commit()
        return note

    @blp.response(204)
    def delete(self, note_id):  # want missing-authentication
        db.session.delete(Note.query.get_or_404(note_id))
        db.session.commit()


api.register_blueprint(blp)
