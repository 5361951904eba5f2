"""Answers that are told after they are made that they are no pages."""
from quart import Quart, make_response, request

app = Quart(__name__)


@app.get("/plain")
async def plain():
    response = await make_response(request.args["m"])
    response.mimetype = "text/plain"
    return response


@app.get("/headed")
async def headed():
    response = await make_response(request.args["m"])
    response.headers["Content-Type"] = "text/plain"
    return response


@app.get("/page")
async def page():
    response = await make_response(request.args["m"])  # want cross-site-scripting
    response.headers["X-Kind"] = "text/plain"
    return response
