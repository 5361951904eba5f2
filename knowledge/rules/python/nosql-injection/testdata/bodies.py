# profile: default
from fastapi import Body, FastAPI
from motor.motor_asyncio import AsyncIOMotorClient
from pydantic import BaseModel, ConfigDict

app = FastAPI()
accounts = AsyncIOMotorClient("mongodb://mongo")["bank"]["accounts"]


class Recover(BaseModel):
    email: str
    code: int


class Loose(BaseModel):
    model_config = ConfigDict(extra="allow")
    email: str


class Inner(BaseModel):
    email: str
    where: dict = {}


@app.post("/dumped")
async def dumped(body: Recover):
    return str(await accounts.find_one(body.model_dump(include={"email", "code"})))


@app.post("/dict")
async def as_dict(body: Recover):
    return str(await accounts.find_one(dict(body)))


@app.post("/loose")
async def loose(body: Loose):
    return str(await accounts.find_one(body.model_dump()))  # want nosql-injection


@app.post("/inner")
async def inner(body: Inner):
    return str(await accounts.find_one(body.model_dump()))  # want nosql-injection


@app.post("/joined")
async def joined(body: dict = Body()):
    return str(await accounts.find_one({"public": True} | body))  # want nosql-injection


@app.post("/unpacked")
async def unpacked(body: dict):
    return str(await accounts.find_one({"public": True, **body}))  # want nosql-injection


@app.post("/updated")
async def updated(body: dict = Body()):
    query = {"public": True}
    query.update(body)
    return str(await accounts.find_one(query))  # want nosql-injection


@app.post("/one")
async def one(body: dict = Body()):
    return str(await accounts.find_one({"public": True, "name": str(body["name"])}))
