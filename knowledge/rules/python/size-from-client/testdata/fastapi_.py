# profile: default
from typing import Annotated, Literal

from fastapi import Depends, FastAPI, Path, Query
from pydantic import BaseModel, Field, conint, field_validator

from storage import current_user

app = FastAPI()


class Order(BaseModel):
    rows: int
    few: int = Field(le=100)
    some: conint(le=100)


class Checked(BaseModel):
    rows: int

    @field_validator("rows")
    @classmethod
    def small(cls, value):
        if value > 100:
            raise ValueError("too many")
        return value


@app.get("/table")
async def table(rows: int = 10):
    return [[0] * 10 for _ in range(rows)]  # want size-from-client


@app.get("/table/bounded")
async def bounded(rows: int = Query(10, ge=1, le=100)):
    return [[0] * 10 for _ in range(rows)]


@app.get("/table/annotated")
async def annotated(rows: Annotated[int, Query(le=100)] = 10):
    return [[0] * 10 for _ in range(rows)]


@app.get("/table/chosen")
async def chosen(rows: Literal[10, 20] = 10):
    return [[0] * 10 for _ in range(rows)]


@app.get("/table/{rows}")
async def of_path(rows: int):
    return {"text": "-" * rows}  # want size-from-client


@app.get("/table/{rows}/few")
async def of_path_few(rows: Annotated[int, Path(lt=80)]):
    return {"text": "-" * rows}


@app.post("/body")
async def body(order: Order):
    return bytes(order.rows).hex()  # want size-from-client


@app.post("/body/few")
async def body_few(order: Order):
    return bytes(order.few).hex() + "-" * order.some


@app.post("/body/checked")
async def body_checked(order: Checked):
    return bytes(order.rows).hex()


@app.get("/me")
async def me(user=Depends(current_user)):
    return user.name
