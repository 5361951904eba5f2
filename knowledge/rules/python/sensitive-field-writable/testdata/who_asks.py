"""Who asks is passed on together with the row's new values: what that one may do is no field of the row."""
from fastapi import Depends, FastAPI
from pydantic import BaseModel

from shop.store import current_user, service

app = FastAPI()


class User(BaseModel):
    id: int
    role: str


class FolderUpdate(BaseModel):
    name: str


class UserUpdate(BaseModel):
    name: str
    role: str


@app.patch("/folders/{folder_id}")
async def update_folder(folder_id: int, body: FolderUpdate, user: User = Depends(current_user)):
    return await service.update_folder(user=user, folder_id=folder_id, name=body.name)


@app.patch("/me")
async def update_me(body: UserUpdate, user: User = Depends(current_user)):
    return await service.update(user.id, body.model_dump())  # want sensitive-field-writable
