import sqlite3

from blacksheep import Application, Request, auth, delete, get, json, post, put
from guardpost import Identity

app = Application()
db = sqlite3.connect("x.db")


@auth()
@get("/notes")
def notes(identity: Identity):
    return json(db.execute("select id, title from notes where owner_id = ?", (identity["sub"],)).fetchall())


@auth()
@post("/notes")
async def create(request: Request, identity: Identity):
    data = await request.json()
    db.execute("insert into notes (owner_id, title) values (?, ?)", (identity["sub"], data["title"]))
    db.commit()


@auth()
@put("/notes/{note_id}")
async def rename(note_id: int, request: Request, identity: Identity):
    data = await request.json()
    db.execute("update notes set title = ? where id = ?", (data["title"], note_id))  # want object-of-other-user
    db.commit()


@delete("/notes/{note_id}")
def remove(note_id: int):  # want missing-authentication
    db.execute("delete from notes where id = ?", (note_id,))
    db.commit()
