import secrets

from fastapi import Depends, FastAPI, HTTPException, Request, Response
from sqlalchemy import Column, Integer, String
from sqlalchemy.orm import Session, declarative_base

from database import open_session

Base = declarative_base()
app = FastAPI()


class LoginToken(Base):
    __tablename__ = "login_tokens"
    id = Column(Integer, primary_key=True)
    value = Column(String(40))
    reader = Column(Integer)


def current_user(request: Request, db: Session = Depends(open_session)):
    row = db.query(LoginToken).filter_by(value=request.cookies.get("session")).first()
    if row is None:
        raise HTTPException(401)
    return row.reader


@app.post("/in")
def enter(response: Response, db: Session = Depends(open_session)):
    value = secrets.token_hex(16)
    db.add(LoginToken(value=value, reader=1))
    db.commit()
    response.set_cookie("session", value, secure=True, httponly=True)


@app.get("/me")
def me(user=Depends(current_user)):
    return {"user": user}


@app.post("/logout")
def logout(response: Response):  # want session-survives-logout
    response.delete_cookie("session")
    return {"ok": True}


@app.post("/sign-out")
def sign_out(request: Request, response: Response, db: Session = Depends(open_session)):  # safe: the row goes, too
    db.query(LoginToken).filter_by(value=request.cookies.get("session")).delete()
    db.commit()
    response.delete_cookie("session")
    return {"ok": True}
