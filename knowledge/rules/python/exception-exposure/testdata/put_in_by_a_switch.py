import os
import traceback

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse

from .store import work

app = FastAPI()


@app.exception_handler(Exception)
async def switched(request: Request, exc: Exception):
    debug_enabled = os.getenv("DEBUG", "").lower() in ("true", "1")
    trace = "".join(traceback.format_exception(exc))
    payload = {"detail": "Internal server error"}
    if debug_enabled:
        payload.update({"detail": str(exc), "type": type(exc).__name__})
        payload["trace"] = trace
    return JSONResponse(status_code=500, content=payload)


@app.get("/both")
def both():
    payload = {}
    try:
        work()
    except Exception as exc:
        debug_enabled = os.getenv("DEBUG", "").lower() in ("true", "1")
        payload["reason"] = str(exc)
        if debug_enabled:
            payload["more"] = repr(exc)
    return JSONResponse(payload)  # want exception-exposure


@app.get("/other")
def other_switch(detailed: bool):
    payload = {}
    try:
        work()
    except Exception as exc:
        if detailed:
            payload["reason"] = str(exc)
    return JSONResponse(payload)  # want exception-exposure


@app.get("/passed")
def passed_too():
    payload, text = {}, ""
    try:
        work()
    except Exception as exc:
        text = str(exc)
        if os.getenv("DEBUG") == "1":
            payload["reason"] = text
    return JSONResponse({**payload, "error": text})  # want exception-exposure
