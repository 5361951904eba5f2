"""What clients show to be let in, and what the program makes for them, by the names of parameters and functions."""
import logging
import secrets

from fastapi import Depends, FastAPI, Header

app = FastAPI()
log = logging.getLogger("partners")


async def partner(authorization: str = Header(...)) -> dict:
    token = authorization.removeprefix("Bearer ")
    log.info("partner call with %s", token)  # want secret-in-log
    return {"partner": True}


async def station(x_api_key: str = Header(...)) -> str:
    log.debug(f"station {x_api_key}")  # want secret-in-log
    return x_api_key


async def masked(authorization: str = Header(...)) -> str:
    log.debug("call with %s...", authorization[:8])
    log.debug("call with %d characters", len(authorization))
    return authorization


@app.get("/a")
async def a(who=Depends(partner), at=Depends(station), third=Depends(masked)):
    return {}


def new_reset_token():
    return secrets.token_urlsafe(24)


def make_page_token():
    return "page-7"


@app.post("/reset")
async def reset(uid: int):
    t = new_reset_token()
    log.info("reset of %s by %s", uid, t)  # want secret-in-log
    log.info("page %s", make_page_token())
    return {}
