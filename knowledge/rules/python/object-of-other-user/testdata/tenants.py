"""What the users of a company have in common is for those of that company to change."""
import os

import jwt
from fastapi import Depends, FastAPI, Header, HTTPException

from db import conn

app = FastAPI()


def current_user(authorization: str = Header("")):
    try:
        return jwt.decode(authorization, os.environ["KEY"], algorithms=["HS256"])
    except jwt.PyJWTError:
        raise HTTPException(401)


@app.get("/shipments")
async def shipments(user=Depends(current_user)):
    return await conn.fetch("SELECT id FROM shipments WHERE company_id = $1", user["company_id"])


@app.post("/companies/{company_id}/credit")
async def credit(company_id: int, amount: int, user=Depends(current_user)):
    await conn.execute("UPDATE companies SET credit_limit = $2 WHERE id = $1", company_id, amount)  # want object-of-other-user
    return {}


@app.post("/company/name")
async def rename(name: str, user=Depends(current_user)):
    await conn.execute("UPDATE companies SET name = $2 WHERE id = $1", user["company_id"], name)
    return {}


@app.get("/companies/{company_id}")
async def company(company_id: int, user=Depends(current_user)):
    return await conn.fetchrow("SELECT name FROM companies WHERE id = $1", company_id)
