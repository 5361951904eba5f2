from contextlib import asynccontextmanager

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse

from .database import pool
from .routers import admin, items, users


@asynccontextmanager
async def lifespan(app: FastAPI):
    await pool.open()
    yield
    await pool.close()


app = FastAPI(title="Shop", lifespan=lifespan)
app.include_router(items.router, prefix="/items", tags=["items"])
app.include_router(users.router, prefix="/users")
app.include_router(admin.router, prefix="/admin")


@app.exception_handler(KeyError)
async def missing(request: Request, error: KeyError):
    return JSONResponse({"error": "missing"}, status_code=404)  # safe: fixed text


@app.get("/", response_class=HTMLResponse)
async def index(name: str = "visitor"):
    return f"<h1>Welcome, {name}</h1>"  # want cross-site-scripting


@app.get("/echo")
async def echo(name: str):
    return f"<h1>Welcome, {name}</h1>"  # safe: sent as JSON


@app.get("/number", response_class=HTMLResponse)
async def number(n: int):
    return f"<h1>{n}</h1>"  # safe: a number
