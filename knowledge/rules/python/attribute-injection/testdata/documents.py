"""Documents, tables and objects whose fields a client names."""
from fastapi import Body, FastAPI
from pydantic import BaseModel, ConfigDict
from pymongo import MongoClient
from sqlalchemy import update
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column

app = FastAPI()
users = MongoClient("mongodb://db").shop.users
session = Session()


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]


class AnyNames(BaseModel):
    model_config = ConfigDict(extra="allow")
    name: str


class AnyNamesOfOld(BaseModel):
    name: str

    class Config:
        extra = "allow"


class Names(BaseModel):
    model_config = ConfigDict(extra="forbid")
    name: str


@app.post("/users")
def create(body: AnyNames):
    session.add(User(**body.model_dump()))  # want attribute-injection


@app.post("/old-users")
def create_old(body: AnyNamesOfOld):
    session.add(User(**body.dict()))  # want attribute-injection


@app.put("/users/{number}")
def change(number: int, body: dict = Body(...)):
    session.execute(update(User).where(User.id == number).values(**body))  # want attribute-injection


@app.put("/users/{number}/all")
def change_all(number: int, body: dict):
    user = session.get(User, number)
    user.__dict__.update(body)  # want attribute-injection
    vars(user).update(body)  # want attribute-injection


@app.post("/documents")
def keep(body: dict):
    users.insert_one(body)  # want attribute-injection


@app.put("/documents/{number}")
def replace(number: int, body: dict):
    users.update_one({"number": number}, {"$set": body})  # want attribute-injection


# Names that a schema or the program gives.
@app.post("/closed")
def create_closed(body: Names):
    session.add(User(**body.model_dump()))


@app.put("/closed/{number}")
def change_closed(number: int, body: Names):
    session.execute(update(User).where(User.id == number).values(**body.model_dump(exclude_unset=True)))


@app.post("/closed-documents")
def keep_closed(body: Names):
    users.insert_one(body.model_dump())


@app.put("/closed-documents/{number}")
def replace_name(number: int, body: dict):
    users.update_one({"number": number}, {"$set": {"name": body["name"], "city": str(body["city"])}})
    users.insert_one({key: body[key] for key in ("name", "city")})
