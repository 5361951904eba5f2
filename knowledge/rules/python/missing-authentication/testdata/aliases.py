from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException

from storage import notes, sessions

app = FastAPI()


async def caller(x_key: Annotated[str, Header()]):
    member = await sessions.find(x_key)
    if member is None:
        raise HTTPException(401)
    return member


class Needs:
    def __init__(self, *levels):
        self.levels = levels

    async def __call__(self, member: Annotated[dict, Depends(caller)]):
        if member["role"] not in self.levels:
            raise HTTPException(403)
        return member


async def store():
    yield notes


Person = Annotated[dict, Depends(caller)]
Boss = Annotated[dict, Depends(Needs("boss"))]
Store = Annotated[object, Depends(store)]


@app.get("/notes")
async def listed(person: Person, db: Store):
    return await db.of(person)


@app.post("/notes")
async def make(person: Person, db: Store, text: str):
    return await db.create(text)


@app.delete("/notes")
async def empty(boss: Boss, db: Store):
    return await db.delete_many({})


@app.delete("/notes/{number}")
async def drop(db: Store, number: int):  # want missing-authentication
    return await db.delete(number)
