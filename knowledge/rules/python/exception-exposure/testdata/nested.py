"""What went wrong, deep inside of an answer."""
import traceback

from aiohttp import web
from flask import Flask, jsonify

app = Flask(__name__)
routes = web.RouteTableDef()


@app.get("/jobs")
def jobs():
    out = {"status": "ok"}
    try:
        work()
    except Exception as e:
        out["data"] = {"errors": [{"text": str(e)}]}
    return jsonify(out)  # want exception-exposure


@routes.post("/query")
async def query(request):
    result = await schema.execute_async(await request.json())
    out = {"data": result.data}
    if result.errors:
        out["errors"] = [{"trace": "".join(traceback.format_tb(e.__traceback__))} for e in result.errors]
    return web.json_response(out)  # want exception-exposure


@routes.post("/safe")
async def safe(request):
    out = {"status": "ok"}
    try:
        work()
    except ValueError:
        out["data"] = {"errors": [{"text": "failed"}]}
    return web.json_response(out)
