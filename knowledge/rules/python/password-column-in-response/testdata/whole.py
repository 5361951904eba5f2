"""Rows that are sent with all their columns."""
import sqlite3
from typing import Annotated

from fastapi import Depends, FastAPI
from flask import Flask, jsonify, request
from pydantic import BaseModel
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = Flask(__name__)
api = FastAPI()


def one(query, args=()):
    return dict(sqlite3.connect("x").execute(query, args).fetchone())


@app.post("/users")
def register():
    sqlite3.connect("x").execute("INSERT INTO users (name, mail, pw) VALUES (?, ?, ?)", (request.json["name"], request.json["mail"], "-"))
    return ""


@app.get("/users/<int:number>")
def user(number):
    return jsonify(one("SELECT * FROM users WHERE id = ?", (number,)))  # want password-column-in-response


@app.get("/pets/<int:number>")
def pet(number):
    return jsonify(one("SELECT * FROM pets WHERE id = ?", (number,)))


@app.get("/users/<int:number>/card")
def card(number):
    row = one("SELECT * FROM users WHERE id = ?", (number,))
    return jsonify(name=row["name"])


@app.get("/users/<int:number>/rest")
def rest(number):
    row = one("SELECT * FROM users WHERE id = ?", (number,))
    row.pop("pw")
    return jsonify(row)


@app.get("/users/<int:number>/short")
def short(number):
    return jsonify(one("SELECT id, name FROM users WHERE id = ?", (number,)))


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    password_hash: Mapped[str]


class Shape(BaseModel):
    id: int
    name: str


def current(session: Session) -> User:
    return session.get(User, 1)


@api.get("/me")
def me(user: Annotated[User, Depends(current)]):
    return user  # want password-column-in-response


@api.get("/me/shape", response_model=Shape)
def shaped(user: Annotated[User, Depends(current)]):
    return user


@api.get("/me/returns")
def returned(user: Annotated[User, Depends(current)]) -> Shape:
    return user
