import os
from typing import Annotated

import jwt
from fastapi import Depends, Header, HTTPException
from fastapi.security import OAuth2PasswordBearer
from sqlalchemy import create_engine, select
from sqlalchemy.orm import Session

from tables import Driver

engine = create_engine(os.environ["FLEET_DB"])
bearer = OAuth2PasswordBearer(tokenUrl="/token")
KEY = os.environ["FLEET_KEY"]


def get_db():
    with Session(engine) as s:
        yield s


DB = Annotated[Session, Depends(get_db)]


def whoami(db: DB, token: str = Depends(bearer)) -> Driver:
    try:
        claims = jwt.decode(token, KEY, algorithms=["HS256"])
    except jwt.PyJWTError:
        raise HTTPException(401)
    driver = db.get(Driver, int(claims["sub"]))
    if driver is None:
        raise HTTPException(401)
    return driver


def loosely(db: DB, token: str = Depends(bearer)) -> Driver:
    claims = jwt.decode(token, options={"verify_signature": False})  # want unverified-token
    return db.get(Driver, int(claims["sub"]))


def by_header(db: DB, x_driver: str = Header()) -> Driver:
    return db.scalars(select(Driver).where(Driver.name == x_driver)).one()


Me = Annotated[Driver, Depends(whoami)]


def dispatcher(me: Me) -> Driver:
    if me.job != "dispatcher":
        raise HTTPException(403, "not for you")
    return me


Boss = Annotated[Driver, Depends(dispatcher)]
