from typing import Annotated

from fastapi import Depends, FastAPI, Query
from sqlalchemy import select

from storage import Note, current_user, get_db

app = FastAPI()


@app.get("/notes")
async def notes(limit: int = 50, user=Depends(current_user), db=Depends(get_db)):
    return await db.scalars(select(Note).where(Note.owner_id == user.id).limit(limit))  # want page-size-unlimited


@app.get("/notes/bounded")
async def bounded(limit: int = Query(50, ge=1, le=200), user=Depends(current_user), db=Depends(get_db)):
    return await db.scalars(select(Note).where(Note.owner_id == user.id).limit(limit))


@app.get("/notes/annotated")
async def annotated(limit: Annotated[int, Query(le=200)] = 50, user=Depends(current_user), db=Depends(get_db)):
    return await db.scalars(select(Note).where(Note.owner_id == user.id).limit(limit))


@app.get("/notes/held")
async def held(limit: int = 50, user=Depends(current_user), db=Depends(get_db)):
    return await db.scalars(select(Note).where(Note.owner_id == user.id).limit(min(limit, 200)))


@app.get("/notes/{count}/last")
async def last(count: int, user=Depends(current_user), db=Depends(get_db)):
    rows = await db.fetch("SELECT * FROM notes WHERE owner_id = $1 ORDER BY id DESC LIMIT $2", user.id, count)  # want page-size-unlimited
    return [dict(r) for r in rows]


@app.get("/notes/{number}/near")
async def near(number: int, user=Depends(current_user), db=Depends(get_db)):  # no size
    return await db.fetch("SELECT * FROM notes WHERE owner_id = $1 AND id > $2 LIMIT 20", user.id, number)
