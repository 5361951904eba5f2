import asyncio
import os
import shutil
import tempfile
from pathlib import Path

import aiofiles
import httpx
from fastapi import APIRouter, BackgroundTasks, Depends, File, HTTPException, UploadFile
from fastapi.responses import FileResponse
from fastapi.security import OAuth2PasswordBearer

from ..schemas import Supplier

router = APIRouter()
oauth = OAuth2PasswordBearer(tokenUrl="token")
FILES = Path("/srv/files")


def call(address: str):
    with httpx.Client(timeout=5) as client:
        client.post(address, json={"ok": True})  # want server-side-request-forgery


@router.post("/suppliers")
async def supplier(body: Supplier, background: BackgroundTasks, token: str = Depends(oauth)):
    background.add_task(call, str(body.hook))
    return {"ok": True}


@router.get("/fetch")
async def fetch(path: str):
    async with httpx.AsyncClient(base_url="https://api.example.com") as client:
        answer = await client.get("/v1/" + path)  # safe: the host is fixed
    return answer.json()


@router.get("/files/{name:path}")
async def get_file(name: str):
    return FileResponse(FILES / name)  # want path-traversal


@router.get("/checked-files/{name:path}")
async def get_checked_file(name: str):
    path = (FILES / name).resolve()
    if not path.is_relative_to(FILES):
        raise HTTPException(404)
    return FileResponse(path)  # safe: checked


@router.post("/upload")
async def upload(file: UploadFile = File(...)):  # want missing-authentication
    target = os.path.join("/srv/files", file.filename)
    async with aiofiles.open(target, "wb") as out:  # want path-traversal
        await out.write(await file.read())  # want upload-read-whole
    return {"name": file.filename}


@router.post("/upload-temporary")
async def upload_temporary(file: UploadFile):  # want missing-authentication
    with tempfile.NamedTemporaryFile(delete=False, suffix=".bin") as out:
        shutil.copyfileobj(file.file, out)  # safe: a name of its own
    return {"size": os.path.getsize(out.name)}


@router.post("/convert")
async def convert(options: str, file: UploadFile):
    process = await asyncio.create_subprocess_shell(f"convert {options} in.png out.png")  # want command-injection
    await process.wait()
    other = await asyncio.create_subprocess_exec("convert", "in.png", "-resize", options, "out.png")  # safe: no shell
    await other.wait()
    return {"ok": True}
