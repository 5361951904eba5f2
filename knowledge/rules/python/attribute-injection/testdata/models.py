"""Models whose dumps have the keys that they declare."""
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict
from sqlmodel import SQLModel, Field

app = FastAPI()


class Item(BaseModel):
    name: str
    price: float


class Loose(BaseModel):
    model_config = ConfigDict(extra="allow")
    name: str


class Gallery(SQLModel, table=True):
    id: int = Field(primary_key=True)
    title: str


class Target:
    name = ""
    price = 0
    active = True


def upsert(model, row: Target):
    for key, value in model.model_dump().items():
        setattr(row, key, value)  # safe: the fields of the model


def update(values: dict, row: Target):
    for key, value in values.items():
        setattr(row, key, value)  # safe: the fields of the model


@app.put("/a")
def a(item: Item, gallery: Gallery):
    row = Target()
    upsert(item, row)
    upsert(gallery, row)
    update(item.dict(exclude_unset=True), row)
    return "x"


@app.put("/b")
def b(item: Item):
    row = Target()
    for k, v in item.model_dump(exclude_unset=True).items():
        setattr(row, k, v)  # safe: the fields of the model
    for k, v in item.dict().items():
        setattr(row, k, v)  # safe: the fields of the model
    for k, v in item:
        setattr(row, k, v)  # safe: the fields of the model
    return "x"


@app.put("/c")
def c(item: Loose):
    row = Target()
    for k, v in item.model_dump(exclude_unset=True).items():
        setattr(row, k, v)  # want attribute-injection
    return "x"


@app.put("/d")
def d(item: dict):
    row = Target()
    for k, v in item.items():
        setattr(row, k, v)  # want attribute-injection
    return "x"


@app.put("/e")
def e(item: Item):
    row = Target()
    row.__dict__.update(item.model_dump())
    d = item.model_dump()
    d["x"] = 1
    for k, v in d.items():
        setattr(row, k, v)  # safe: the fields of the model
    return "x"
