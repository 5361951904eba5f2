"""Values of headers that are filtered character by character."""
from fastapi import FastAPI, Request
from fastapi.responses import PlainTextResponse

app = FastAPI()


@app.post("/ordered")
async def ordered(request: Request):
    text = (await request.body()).decode("utf-8")
    label = "".join(ch for ch in text if " " <= ch <= "~")
    return PlainTextResponse("done", headers={"X-Label": label})


@app.post("/numbered")
async def numbered(request: Request):
    text = (await request.body()).decode("utf-8")
    label = "".join(ch for ch in text if ord(ch) in range(32, 127))
    return PlainTextResponse("done", headers={"X-Label": label})


@app.post("/bytes")
async def of_bytes(request: Request):
    text = (await request.body()).decode("utf-8")
    label = bytes(b for b in text.encode() if b >= 32).decode()
    return PlainTextResponse("done", headers={"X-Label": label})


@app.post("/ascii")
async def ascii_only(request: Request):
    text = (await request.body()).decode("utf-8")
    label = "".join(ch for ch in text if ch <= "~")
    return PlainTextResponse("done", headers={"X-Label": label})  # want header-injection
