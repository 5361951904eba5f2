"""Uploads whose name the view replaces before it uses it."""
import os

from fastapi import FastAPI, File, UploadFile

app = FastAPI()


def sanitize_name(name: str) -> str:
    return "".join(c for c in name if c.isalnum() or c == "_")


@app.post("/renamed")
async def renamed(file: UploadFile = File(...)):
    file.filename = sanitize_name(file.filename)
    with open(os.path.join("/data", file.filename), "wb") as f:
        f.write(await file.read())
    return {"ok": True}


@app.post("/either")
async def either(public: bool, file: UploadFile = File(...)):
    if public:
        file.filename = "public"
    else:
        file.filename = sanitize_name(file.filename)
    with open(os.path.join("/data", file.filename), "wb") as f:
        f.write(await file.read())
    return {"ok": True}


@app.post("/stripped")
async def stripped(file: UploadFile = File(...)):
    file.filename = file.filename.strip()
    with open(os.path.join("/data", file.filename), "wb") as f:  # want path-traversal
        f.write(await file.read())
    return {"ok": True}


@app.post("/sometimes")
async def sometimes(public: bool, file: UploadFile = File(...)):
    if public:
        file.filename = "public"
    with open(os.path.join("/data", file.filename), "wb") as f:  # want path-traversal
        f.write(await file.read())
    return {"ok": True}


@app.post("/other")
async def other(first: UploadFile = File(...), second: UploadFile = File(...)):
    first.filename = sanitize_name(first.filename)
    with open(os.path.join("/data", second.filename), "wb") as f:  # want path-traversal
        f.write(await first.read())
    return {"ok": True}
