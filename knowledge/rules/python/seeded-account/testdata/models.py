"""Accounts that the program makes by classes and functions."""
import os
import secrets

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from werkzeug.security import generate_password_hash

app = Flask(__name__)
db = SQLAlchemy(app)


class Clerk(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)
    password = db.Column(db.String)
    role = db.Column(db.String)


class Book(db.Model):
    id = db.Column(db.Integer, primary_key=True)
    name = db.Column(db.String)


def add_user(name, password, role="reader"):
    db.session.add(Clerk(name=name, password=generate_password_hash(password), role=role))


def seed():
    if not Clerk.query.first():
        db.session.add(Clerk(name="admin", password="admin", role="admin"))  # want seeded-account
        db.session.add(Clerk(name="second", password="second", role="reader"))
        db.session.commit()


def seed_hashed():
    db.session.add(Clerk(name="admin", password=generate_password_hash("admin123"), role="admin"))  # want seeded-account


def seed_by_function():
    add_user("teller", "teller123", role="admin")  # want seeded-account


def seed_from_environment():
    db.session.add(Clerk(name="admin", password=generate_password_hash(os.environ["ADMIN_PASSWORD"]), role="admin"))
    add_user("teller", os.environ["TELLER_PASSWORD"], role="admin")


def seed_at_random():
    password = secrets.token_urlsafe(16)
    print("admin's password:", password)
    add_user("admin", password, "admin")


def seed_locked():
    db.session.add(Clerk(name="importer", password="!", role="machine"))


def seed_books():
    db.session.add(Book(name="Dune"))


def register(form):
    add_user(form["name"], form["password"])


def demo_accounts():
    add_user("guest", "guest", role="reader")
