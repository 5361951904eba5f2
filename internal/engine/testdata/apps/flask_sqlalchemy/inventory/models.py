from datetime import datetime

from .extensions import db


class User(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(120), unique=True)
    name = db.Column(db.String(80))
    admin = db.Column(db.Boolean, default=False)

    def update(self, **values):
        for key, value in values.items():
            setattr(self, key, value)  # want attribute-injection

    def rename(self, **values):
        for key, value in values.items():
            if key in ("name", "email"):
                setattr(self, key, value)  # safe: two names


class Item(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String(80))
    shelf = db.Column(db.String(10))
    amount = db.Column(db.Integer)
    changed = db.Column(db.DateTime, default=datetime.utcnow)

    def to_dict(self):
        return {"id": self.id, "name": self.name, "amount": self.amount}
