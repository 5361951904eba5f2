from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, HTTPException

from models import Session, User, get_db, read_token


def current_user(token: str = Depends(read_token)):
    if token is None:
        raise HTTPException(401)
    return token.user


def admin_user(user=Depends(current_user)):
    if not user.is_admin:
        raise HTTPException(403)
    return user


CurrentUser = Annotated[User, Depends(current_user)]
AdminUser = Annotated[User, Depends(admin_user)]
Db = Annotated[Session, Depends(get_db)]

staff = APIRouter(prefix="/admin/staff")
wards = APIRouter(prefix="/admin/wards", dependencies=[Depends(admin_user)])
visits = APIRouter(prefix="/visits", dependencies=[Depends(current_user)])


@staff.get("/all")
def everyone(user: AdminUser, db: Db):
    return db.query(User).all()


@staff.post("/role")
def set_role(uid: int, role: str, user: CurrentUser, db: Db):  # want missing-authorization
    db.get(User, uid).role = role
    db.commit()


@wards.post("/close")
def close(db: Db):
    db.query(User).delete()
    db.commit()


@visits.get("/mine")
def mine(user: CurrentUser, db: Db):
    return db.query(User).filter_by(id=user.id).all()


app = FastAPI()
for router in (staff, wards, visits):
    app.include_router(router)
