import os
from typing import List

from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()


class Item(BaseModel):
    name: str
    count: int


class Order(BaseModel):
    items: List[Item]
    first: Item


@app.post("/a")
def a(items: List[Item]):
    for i in items:
        os.system(f"x {i.name}")  # want command-injection
        os.system(f"x {i.count}")  # safe: a number
    os.system(f"x {items[0].count}")  # safe: a number
    os.system(f"x {items[0].name}")  # want command-injection


@app.post("/b")
def b(order: Order):
    for i in order.items:
        os.system(f"x {i.name}")  # want command-injection
        os.system(f"x {i.count}")  # safe: a number
    os.system(f"x {order.first.count}")  # safe: a number
    os.system(f"x {order.first.name}")  # want command-injection


@app.post("/c")
def c(order: Order):
    helper(order.first)
    for i in order.items:
        helper(i)


def helper(item: Item):
    os.system(f"x {item.name}")  # want command-injection
    os.system(f"x {item.count}")  # safe: a number
