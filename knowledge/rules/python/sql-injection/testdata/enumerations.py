import sqlite3
from enum import Enum, EnumMeta

from fastapi import APIRouter, Query
from pydantic import BaseModel

router = APIRouter()


class Meta(EnumMeta):
    def __contains__(cls, item):
        return item in cls.__members__


class Direction(str, Enum, metaclass=Meta):
    up = "ASC"
    down = "DESC"


class Order(Enum):
    name = "name"


class Named(str):
    pass


class Search(BaseModel):
    direction: Direction
    column: str


@router.get("/items")
def items(column: Named, order: Order = Order.name, direction: Direction = Query(default=Direction.up)):
    cursor = sqlite3.connect("shop.db").cursor()
    cursor.execute(f"SELECT * FROM items ORDER BY {order.value} {direction.value}")  # silent: FastAPI takes members only
    cursor.execute(f"SELECT * FROM items ORDER BY {column}")  # want sql-injection


@router.post("/search")
def search(body: Search):
    cursor = sqlite3.connect("shop.db").cursor()
    cursor.execute("SELECT * FROM items ORDER BY name " + body.direction.value)  # silent
    cursor.execute("SELECT * FROM items ORDER BY " + body.column)  # want sql-injection
