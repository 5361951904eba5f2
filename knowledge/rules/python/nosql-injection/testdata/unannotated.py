"""Where the body is named, a parameter without a type comes out of the address or a header."""
from fastapi import Body, Depends, FastAPI, Header, Request, UploadFile
from fastapi.security import APIKeyHeader
from motor.motor_asyncio import AsyncIOMotorClient

app = FastAPI()
db = AsyncIOMotorClient().shop


@app.get("/a/{name}")
async def in_the_path(name, town=None):
    return await db.users.find_one({"name": name, "town": town})


@app.get("/b")
async def in_a_header(x_token=Header(None), key=Depends(APIKeyHeader(name="X-Key"))):
    return await db.users.find_one({"token": x_token, "key": key})


@app.get("/c")
async def in_the_request(request: Request):
    form = await request.form()
    return await db.users.find_one({"a": request.query_params.get("a"), "b": form["b"], "c": request.cookies["c"], "d": request.headers["d"]})


@app.post("/d")
async def name_of_a_file(file: UploadFile):
    return await db.users.find_one({"file": file.filename})


@app.post("/e")
async def in_the_body(name=Body()):
    return await db.users.find_one({"name": name})  # want nosql-injection


@app.post("/f")
async def document(name: dict):
    return await db.users.find_one({"name": name["name"]})  # want nosql-injection
