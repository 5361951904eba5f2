"""Fields of a body that users give their own row."""
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = FastAPI()


class Base(DeclarativeBase):
    pass


class Driver(Base):
    __tablename__ = "drivers"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    password_hash: Mapped[str]
    role: Mapped[str]


class DriverIn(BaseModel):
    name: str | None = None
    role: str | None = None


class DriverRename(BaseModel):
    name: str


def whoami(token: str) -> Driver:
    driver = find(token)
    if driver is None:
        raise HTTPException(401)
    return driver


def admin(me: Annotated[Driver, Depends(whoami)]) -> Driver:
    if me.role != "admin":
        raise HTTPException(403)
    return me


@app.patch("/me")
def change(body: DriverIn, me: Driver = Depends(whoami)):
    for k, v in body.model_dump(exclude_none=True).items():
        setattr(me, k, v)  # want sensitive-field-writable
    return {"name": me.name}


@app.patch("/me/name")
def rename(body: DriverRename, me: Driver = Depends(whoami)):
    for k, v in body.model_dump().items():
        setattr(me, k, v)
    return {"name": me.name}


@app.patch("/drivers/me")
def change_as_admin(body: DriverIn, me: Driver = Depends(admin)):
    for k, v in body.model_dump().items():
        setattr(me, k, v)
    return {"name": me.name}


@app.patch("/me/some")
def some(body: DriverIn, me: Driver = Depends(whoami)):
    me.name = body.name
    return {"name": me.name}
