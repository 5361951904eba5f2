"""Pools and connections that are known by what they are called."""
import asyncpg
from fastapi import Depends, FastAPI, Request

app = FastAPI()
ORDERS = {"id": "id", "name": "name"}


def database(request: Request):
    return request.app.state.pool


@app.get("/sorted")
async def ordered(order: str, pool=Depends(database)):
    return await pool.fetch(f"SELECT id FROM vehicle ORDER BY {order}")  # want sql-injection


@app.get("/row")
async def row(column: str, request: Request):
    return await request.app.state.db.fetchrow(f"SELECT {column} FROM vehicle")  # want sql-injection


@app.get("/one")
async def one(condition: str, request: Request):
    async with request.app.state.pool.acquire() as conn:
        return await conn.fetchval("SELECT id FROM vehicle WHERE " + condition)  # want sql-injection


@app.get("/bound")
async def bound(name: str, order: str, pool=Depends(database)):
    return await pool.fetch(f"SELECT id FROM vehicle WHERE name = $1 ORDER BY {ORDERS.get(order, 'id')}", name)


class Feed:
    async def fetch(self, address: str):
        return address


@app.get("/feed")
async def feed(address: str):
    feeds = Feed()
    return await feeds.fetch(f"SELECT {address}")
