# profile: default
import logging

from fastapi import FastAPI, Request

app = FastAPI()
log = logging.getLogger(__name__)


@app.get("/{name}")
async def show(request: Request, name: str):
    log.info("asked for %s", request.url.path)
    log.info("asked with %s", request.query_params["q"])  # want log-injection
    log.info("asked for %s", name)  # want log-injection
