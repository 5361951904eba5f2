from flask import g, request
from flask_appbuilder import BaseView, expose, has_access
from flask_appbuilder.api import BaseApi, protect, safe
from flask_appbuilder.security.decorators import has_access_api

from .models import Note, db


class Notes(BaseApi):
    resource_name = "notes"

    @expose("/", methods=["GET"])
    @protect()
    @safe
    def get_list(self):
        return self.response(200, result=[n.title for n in db.session.query(Note).filter_by(owner_id=g.user.id)])

    @expose("/<int:pk>", methods=["PUT"])
    @protect()
    def put(self, pk):
        note = db.session.query(Note).get(pk)  # want object-of-other-user
        note.title = request.json["title"]
        db.session.commit()
        return self.response(200)

    @expose("/own/<int:pk>", methods=["PUT"])
    @protect()
    def put_own(self, pk):
        note = db.session.query(Note).filter_by(id=pk, owner_id=g.user.id).one()
        note.title = request.json["title"]
        db.session.commit()
        return self.response(200)

    @expose("/<int:pk>", methods=["DELETE"])
    def delete(self, pk):  # want missing-authentication
        db.session.delete(db.session.query(Note).get(pk))
        db.session.commit()
        return self.response(200)
