"""Codes and passwords that are checked by helpers of the program, for clients that send JSON."""
import secrets

import ldap
import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import VerifyMismatchError
from fastapi import Depends, FastAPI, HTTPException
from ldap3 import Connection, Server
from pydantic import BaseModel
from sqlalchemy import select
from storage import Coupon, Parcel, User, get_db, tries_of

app = FastAPI()
hasher = PasswordHasher()


class Body(BaseModel):
    email: str
    code: str
    password: str


def six_digits():
    return f"{secrets.randbelow(1_000_000):06d}"


def password_ok(stored, given):
    try:
        return hasher.verify(stored, given)
    except VerifyMismatchError:
        return False


def same(a, b):
    return secrets.compare_digest(a.encode(), b.encode())


def directory(name, pw):
    try:
        ldap.initialize("ldaps://directory.example").simple_bind_s("uid=%s,dc=example" % ldap.dn.escape_dn_chars(name), pw)
        return True
    except ldap.INVALID_CREDENTIALS:
        return False


def other_directory(name, password):
    return Connection(Server("ldaps://directory.example"), name, password).bind()


@app.post("/api/session")
def create_session(data: Body, db=Depends(get_db)):  # want attempts-unlimited
    user = db.scalar(select(User).where(User.email == data.email))
    if not user or not password_ok(user.hash, data.password):
        raise HTTPException(401)
    return {"id": user.id}


@app.post("/recover/confirm")
def confirm(data: Body, db=Depends(get_db)):  # want attempts-unlimited
    user = db.scalar(select(User).where(User.email == data.email))
    if user is None or not same(user.reset_code, data.code):
        raise HTTPException(400)
    user.password = hasher.hash(data.password)
    return {"id": user.id}


@app.post("/recover/limited")
def confirm_limited(data: Body, db=Depends(get_db)):
    user = db.scalar(select(User).where(User.email == data.email))
    if user is None or user.code_attempts > 4 or not same(user.reset_code, data.code):
        raise HTTPException(400)
    user.password = hasher.hash(data.password)
    return {"id": user.id}


@app.post("/coupons/redeem")
def redeem(data: Body, db=Depends(get_db)):  # want attempts-unlimited
    coupon = db.scalar(select(Coupon).where(Coupon.code == data.code))
    if coupon is None:
        raise HTTPException(404)
    return {"value": coupon.value}


@app.get("/countries/{code}")
def country(code: str, db=Depends(get_db)):  # this code is no secret
    return db.scalar(select(Parcel).where(Parcel.code == code))


@app.post("/login/directory")
def by_directory(data: Body):  # want attempts-unlimited
    if not directory(data.email, data.password):
        raise HTTPException(401)
    return {"ok": True}


@app.post("/login/other")
def by_other_directory(data: Body):  # want attempts-unlimited
    if not other_directory(data.email, data.password):
        raise HTTPException(401)
    return {"ok": True}


@app.post("/login/counted")
def by_counted_directory(data: Body):
    if tries_of(data.email) > 5:
        raise HTTPException(429)
    if not directory(data.email, data.password):
        raise HTTPException(401)
    return {"ok": True}
