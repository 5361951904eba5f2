from typing import Annotated, List
from uuid import UUID

from fastapi import APIRouter, Body, Depends, HTTPException, Path, Query

from ..database import Pool, get_pool
from ..dependencies import Database, Paging, Tenant, known_tenant
from ..schemas import Colour, Filter, Item

router = APIRouter()


@router.get("/")
async def items(paging: Paging = Depends(), pool: Pool = Depends(get_pool)):
    rows = await pool.fetch(f"SELECT * FROM items ORDER BY {paging.sort} LIMIT {paging.limit}")  # want sql-injection
    return [dict(row) for row in rows]


@router.get("/of-tenant")
async def of_tenant(tenant: Tenant, database: Database):
    return await database.fetch(f"SELECT * FROM {tenant}.items")  # want sql-injection


@router.get("/of-known-tenant")
async def of_known_tenant(database: Database, tenant: str = Depends(known_tenant)):
    return await database.fetch(f"SELECT * FROM {tenant}.items")  # safe


@router.get("/coloured/{colour}")
async def coloured(colour: Colour, database: Database):
    return await database.fetch(f"SELECT * FROM items WHERE colour = '{colour.value}'")  # safe


@router.get("/by-id/{key}")
async def by_id(key: UUID, database: Database):
    return await database.fetch(f"SELECT * FROM items WHERE id = '{key}'")


@router.get("/named/{name}")
async def named(name: str, database: Database):
    return await database.fetch("SELECT * FROM items WHERE name = $1", name)


@router.post("/")
async def create(item: Item, database: Database):
    await database.execute("INSERT INTO items (name, price) VALUES ($1, $2)", item.name, item.price)
    await database.execute(f"UPDATE stock SET changed = now() WHERE name = '{item.name}'")  # want sql-injection
    return {"ok": True}


@router.post("/filter")
async def filtered(wanted: Filter, database: Database):
    if wanted.field not in Item.model_fields:
        raise HTTPException(400)
    return await database.fetch(f"SELECT * FROM items ORDER BY {wanted.field} {wanted.order}")
