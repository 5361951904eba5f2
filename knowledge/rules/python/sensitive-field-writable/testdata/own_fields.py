"""Bodies with a field that says what a user may do, which change the row of the user who asks."""
from fastapi import Depends, FastAPI
from pydantic import BaseModel

from guards import admin_user, current_user
from storage import User, users

app = FastAPI()


class Patch(BaseModel):
    email: str | None = None
    role: str | None = None


class Contact(BaseModel):
    email: str | None = None
    phone: str | None = None


@app.patch("/me")
async def me(body: Patch, user=Depends(current_user)):
    await users.update(user["id"], body.model_dump(exclude_unset=True))  # want sensitive-field-writable
    return {}


@app.patch("/me/orm")
async def me_orm(body: Patch, user=Depends(current_user)):
    await User.filter(id=user.id).update(**body.dict())  # want sensitive-field-writable
    return {}


@app.patch("/me/document")
async def me_document(body: Patch, user=Depends(current_user)):
    await users.update_one({"_id": user["id"]}, {"$set": body.model_dump()})  # want sensitive-field-writable
    return {}


@app.patch("/me/contact")
async def me_contact(body: Contact, user=Depends(current_user)):
    await users.update(user["id"], body.model_dump(exclude_unset=True))
    return {}


@app.patch("/me/some")
async def me_some(body: Patch, user=Depends(current_user)):
    await users.update(user["id"], body.model_dump(include={"email"}))
    return {}


@app.patch("/me/mail")
async def me_mail(body: Patch, user=Depends(current_user)):
    await users.update(user["id"], {"email": body.email})
    return {}


@app.patch("/users/{key}")
async def other(key: int, body: Patch, user=Depends(admin_user)):
    await users.update(key, body.model_dump(exclude_unset=True))
    return {}
