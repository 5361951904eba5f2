"""A program without users: the session is the database's."""
from flask import Flask, request
from sqlalchemy.orm import Session

from models import Note, engine, user_id

app = Flask(__name__)
session = Session(engine)


@app.post("/notes")
def add():
    session.add(Note(body=request.form["body"], author=user_id))
    session.commit()
    return ""
