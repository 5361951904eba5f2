import os
from fastapi import FastAPI
from pydantic import BaseModel
from typing import Any, cast

app = FastAPI()


class Orm:
    def __init__(self, word, note):
        self.word = word
        self.note = note


class Inner(BaseModel):
    word: str
    size: int = 3

    def to_orm(self):
        return Orm(self.word, 1)

    def plain(self):
        return self.word

    def pair(self):
        return {"a": self.word}


class Outer(BaseModel):
    inner: Inner


@app.post("/a")
def a(input: Inner):
    orm = input.to_orm()
    os.system(f"x {orm.word}")  # want command-injection
    os.system(f"x {input.plain()}")  # want command-injection
    os.system(f"x {input.pair()['a']}")  # want command-injection


@app.post("/b")
def b(outer: Outer):
    orm = outer.inner.to_orm()
    os.system(f"x {orm.word}")  # want command-injection
    os.system(f"x {outer.inner.plain()}")  # want command-injection
    os.system(f"x {outer.inner.pair()['a']}")  # want command-injection


@app.post("/c")
def c(data: dict):
    d = cast(dict[str, Any], data)
    os.system(f"x {d['a']}")  # want command-injection
    e = cast("dict", data["x"])
    os.system(f"x {e['a']}")  # want command-injection
