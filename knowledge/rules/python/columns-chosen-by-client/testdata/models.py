from fastapi import Depends, FastAPI
from pydantic import BaseModel

from guards import current_admin
from storage import users

app = FastAPI()


class NewUser(BaseModel):
    name: str
    password: str
    role: str = "user"  # want columns-chosen-by-client


class Person(BaseModel):
    name: str
    password: str


class Hired(BaseModel):
    name: str
    role: str


@app.post("/register")
async def register(body: NewUser):
    return await users.insert(body.model_dump())


@app.post("/signup")
async def signup(body: Person):
    return await users.insert(body.model_dump())


@app.post("/users/create", dependencies=[Depends(current_admin)])
async def create_user(body: Hired):
    return await users.insert(body.model_dump())
