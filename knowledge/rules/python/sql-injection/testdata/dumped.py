# profile: default
import sqlite3

from fastapi import Body, FastAPI
from pydantic import BaseModel

app = FastAPI()
db = sqlite3.connect("shop.db")


class Profile(BaseModel):
    name: str | None = None
    city: str | None = None


class Loose(BaseModel):
    class Config:
        extra = "allow"


@app.patch("/fields")
def fields(data: Profile):
    changes = data.model_dump(exclude_none=True)
    columns = ", ".join(f"{c} = ?" for c in changes)
    db.execute(f"UPDATE users SET {columns} WHERE id = 1", tuple(changes.values()))


@app.patch("/pairs")
def pairs(data: Profile):
    for k, v in data.model_dump().items():
        db.execute(f"UPDATE users SET {k} = ? WHERE id = 1", (v,))


@app.patch("/values")
def values(data: Profile):
    listed = ", ".join(f"'{v}'" for v in data.model_dump().values())
    db.execute(f"INSERT INTO users VALUES ({listed})")  # want sql-injection


@app.patch("/loose")
def loose(data: Loose):
    for k, v in data.model_dump().items():
        db.execute(f"UPDATE users SET {k} = ? WHERE id = 1", (v,))  # want sql-injection


@app.patch("/body")
def body(changes: dict = Body(...)):
    columns = ", ".join(f"{k} = ?" for k in changes)
    db.execute(f"UPDATE users SET {columns} WHERE id = 1", tuple(changes.values()))  # want sql-injection
