import boto3
from aiohttp import web
from fastapi import FastAPI, UploadFile
from fastapi.responses import Response
from tortoise import fields
from tortoise.models import Model

app = FastAPI()
routes = web.RouteTableDef()
table = boto3.resource("dynamodb").Table("documents")


class Attachment(Model):
    id = fields.IntField(pk=True)
    owner = fields.CharField(200)
    stored = fields.CharField(200)
    mime = fields.CharField(100)


@app.post("/attachments")
async def add(file: UploadFile):
    await Attachment.create(stored="x", owner="x", mime=file.content_type or "")


async def own(number):
    return await Attachment.get_or_none(id=number).prefetch_related("ticket")


@app.get("/attachments/{number}")
async def show(number: int):
    row = await own(number)
    return Response(open(row.stored, "rb").read(), media_type=row.mime)  # want stored-served-type


@app.get("/plain/{number}")
async def plain(number: int):
    row = await own(number)
    return Response(open(row.stored, "rb").read(), media_type="text/plain")


@routes.post("/documents")
async def put(request):
    body = await request.json()
    table.put_item(Item={"id": "1", "type": body["type"], "state": "new"})
    return web.Response()


@routes.get("/documents/{number}")
async def get(request):
    row = table.get_item(Key={"id": request.match_info["number"]}).get("Item")
    return web.Response(body=b"x", content_type=row["type"])  # want stored-served-type


@routes.get("/states/{number}")
async def state(request):
    row = table.get_item(Key={"id": request.match_info["number"]}).get("Item")
    return web.Response(body=b"x", content_type=row["state"])
