"""Routers that guard what is registered with them, and hooks before them."""
from fastapi import APIRouter, Depends, FastAPI, HTTPException, WebSocket

from storage import db, read_user


def require_user(token: str = ""):
    user = read_user(token)
    if user is None:
        raise HTTPException(401)
    return user


notes = APIRouter(prefix="/notes", dependencies=[Depends(require_user)])
tags = APIRouter(prefix="/tags")
labels = APIRouter(prefix="/labels")


@notes.post("")
def add_note(text: str):
    db.execute("INSERT INTO notes (text) VALUES (?)", (text,))


@notes.delete("/{note_id}")
def drop_note(note_id: int):
    db.execute("DELETE FROM notes WHERE id = ?", (note_id,))


@tags.post("")
def add_tag(name: str, user=Depends(require_user)):
    db.execute("INSERT INTO tags (name) VALUES (?)", (name,))


@tags.delete("/{tag_id}")
def drop_tag(tag_id: int):  # want missing-authentication
    db.execute("DELETE FROM tags WHERE id = ?", (tag_id,))


@labels.delete("/{label_id}")
def drop_label(label_id: int):
    db.execute("DELETE FROM labels WHERE id = ?", (label_id,))


app = FastAPI()
app.include_router(notes)
app.include_router(tags)
app.include_router(labels, dependencies=[Depends(require_user)])


@app.delete("/everything")
def drop_all():  # want missing-authentication
    db.execute("DELETE FROM notes")


@app.websocket("/feed")
async def feed(socket: WebSocket):  # want missing-authentication
    await socket.accept()
    db.execute("INSERT INTO posts (text) VALUES (?)", (await socket.receive_text(),))


@app.websocket("/own")
async def own(socket: WebSocket, token: str):
    require_user(token)
    await socket.accept()
    db.execute("INSERT INTO posts (text) VALUES (?)", (await socket.receive_text(),))


@app.get("/tags")
def list_tags():
    return db.execute("SELECT name FROM tags")
