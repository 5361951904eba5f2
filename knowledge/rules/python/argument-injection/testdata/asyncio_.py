import asyncio

from sanic import Sanic, response

app = Sanic("repository")


@app.get("/history")
async def history(request):
    await asyncio.create_subprocess_exec("git", "log", "--oneline", request.args.get("rev"))  # want argument-injection
    return response.empty()


@app.get("/fetch")
async def fetch(request):
    await asyncio.create_subprocess_exec("git", "fetch", request.args.get("remote"))  # want argument-injection
    return response.empty()


@app.get("/verified")
async def verified(request):
    await asyncio.create_subprocess_exec("git", "rev-parse", "--verify", "--end-of-options", request.args.get("rev"))
    return response.empty()


@app.get("/file")
async def of_file(request):
    await asyncio.create_subprocess_exec("git", "log", "--", request.args.get("file"))
    return response.empty()


@app.get("/since")
async def since(request):
    await asyncio.create_subprocess_exec("git", "log", f"--since={request.args.get('since')}")
    return response.empty()


@app.get("/refused")
async def refused(request):
    rev = request.args.get("rev", "HEAD")
    if rev.startswith("-"):
        return response.empty(400)
    await asyncio.create_subprocess_exec("git", "log", rev)
    return response.empty()


@app.get("/smaller")
async def smaller(request):
    await asyncio.create_subprocess_exec("convert", "in.png", "-resize", request.args.get("size"), "out.png")
    return response.empty()


@app.get("/converted")
async def converted(request):
    await asyncio.create_subprocess_exec("convert", request.args.get("how"), "in.png", "out.png")  # want argument-injection
    return response.empty()
