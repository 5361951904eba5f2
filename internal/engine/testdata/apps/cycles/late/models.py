from late import db
from late.base import Dated


class Page(Dated, db.Model):
    id = db.Column(db.Integer, primary_key=True)
