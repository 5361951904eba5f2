"""Helpers that compare signatures, whatever is known of the body that was signed."""
import hashlib
import hmac

from fastapi import FastAPI, Header, HTTPException, Request

app = FastAPI()


class Settings:
    key = b""


settings = Settings()


def same(body: bytes, given: str) -> bool:
    code = hmac.new(settings.key, body, hashlib.sha256).hexdigest()
    return code == given  # want timing-unsafe-comparison


def same_by_digest(body: bytes, given: str) -> bool:
    code = hmac.new(settings.key, body, hashlib.sha256).hexdigest()
    return hmac.compare_digest(code, given)


@app.post("/hooks")
async def hook(request: Request, x_code: str = Header(...)):
    body = await request.body()
    if not same(body, x_code):
        raise HTTPException(403)
    return {}


@app.post("/others")
async def other(request: Request, x_code: str = Header(...)):
    body = await request.body()
    if not same_by_digest(body, x_code):
        raise HTTPException(403)
    return {}
