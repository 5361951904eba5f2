from fastapi import Depends, FastAPI, HTTPException, UploadFile

from storage import current_user, keep

app = FastAPI()
LIMIT = 1_000_000


@app.post("/scans")
async def scan(file: UploadFile, user=Depends(current_user)):
    data = await file.read()  # want upload-read-whole
    return keep(user, data)


async def store(upload: UploadFile):
    return keep(None, await upload.read())  # want upload-read-whole


@app.post("/proofs")
async def proof(file: UploadFile, user=Depends(current_user)):
    return await store(file)


@app.post("/tables")
def table(file: UploadFile, user=Depends(current_user)):
    return keep(user, file.file.read())  # want upload-read-whole


@app.post("/small")
async def small(file: UploadFile, user=Depends(current_user)):
    data = await file.read(LIMIT + 1)
    if len(data) > LIMIT:
        raise HTTPException(413)
    return keep(user, data)


@app.post("/told")
async def told(file: UploadFile, user=Depends(current_user)):
    if file.size is None or file.size > LIMIT:
        raise HTTPException(413)
    return keep(user, await file.read())


@app.post("/pieces")
async def pieces(file: UploadFile, user=Depends(current_user)):
    while chunk := await file.read(4096):
        keep(user, chunk)
