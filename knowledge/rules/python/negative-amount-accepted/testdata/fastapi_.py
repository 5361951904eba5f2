from typing import Annotated

from fastapi import Depends, FastAPI, Query
from pydantic import BaseModel, Field, PositiveInt, field_validator

from guards import current_user
from storage import db

app = FastAPI()


class Order(BaseModel):
    good: int
    quantity: int


class Bounded(BaseModel):
    good: int
    quantity: int = Field(ge=1, le=100)
    cents: PositiveInt


class Checked(BaseModel):
    quantity: int

    @field_validator("quantity")
    def above_zero(cls, v):
        if v < 1:
            raise ValueError
        return v


@app.post("/orders")
async def order(body: Order, user=Depends(current_user)):
    good = await db.good(body.good)
    user.credit -= good.price * body.quantity  # want negative-amount-accepted
    await db.commit()


@app.post("/transfer")
async def transfer(amount: int, to: int, user=Depends(current_user)):
    user.balance = user.balance - amount  # want negative-amount-accepted
    await db.commit()


@app.post("/bounded")
async def bounded(body: Bounded, user=Depends(current_user)):
    good = await db.good(body.good)
    user.credit -= good.price * body.quantity + body.cents
    await db.commit()


@app.post("/checked")
async def checked(body: Checked, user=Depends(current_user)):
    user.credit -= 5 * body.quantity
    user.points = user.points - body.quantity
    await db.commit()


@app.post("/query")
async def query(amount: Annotated[int, Query(gt=0)], user=Depends(current_user)):
    user.balance -= amount
    await db.commit()
