from flask_sqlalchemy import SQLAlchemy

db = SQLAlchemy()


class Account(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)
    password = db.Column(db.String)
    owner = db.Column(db.Integer)


class Coupon(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    used = db.Column(db.Integer)
