from datetime import datetime

from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Keeper(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    email = db.Column(db.String(120), unique=True)
    phone = db.Column(db.String(30))
    secret = db.Column(db.String(200))
    kind = db.Column(db.String(20), default="keeper")
    credit = db.Column(db.Integer, default=0)


class Animal(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    keeper_id = db.Column(db.ForeignKey("keeper.id"))
    name = db.Column(db.String(80))
    species = db.Column(db.String(40))
    notes = db.Column(db.Text)


class Visit(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    animal_id = db.Column(db.ForeignKey("animal.id"))
    animal = db.relationship("Animal")
    day = db.Column(db.Date)
    report_file = db.Column(db.String(200))
    fee = db.Column(db.Integer)


class Voucher(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    code = db.Column(db.String(20))
    worth = db.Column(db.Integer)
    used_at = db.Column(db.DateTime)
    created = db.Column(db.DateTime, default=datetime.utcnow)
