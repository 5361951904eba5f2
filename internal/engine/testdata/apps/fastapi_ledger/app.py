from fastapi import Depends, FastAPI, HTTPException
from pydantic import BaseModel, Field
from sqlalchemy.orm import Session

import bank
from deps import current_user, session

app = FastAPI()


class Draw(BaseModel):
    pieces: int


class BoundDraw(BaseModel):
    pieces: int = Field(gt=0, le=50)


@app.post("/chests/{number}/draw")
def draw(number: int, body: Draw, user=Depends(current_user), db: Session = Depends(session)):
    chest = bank.chest_of(db, number, user.id)
    if chest.held < body.pieces:
        raise HTTPException(409)
    chest.held -= body.pieces  # want negative-amount-accepted check-then-act
    db.commit()


@app.post("/chests/{number}/bound")
def bound(number: int, body: BoundDraw, user=Depends(current_user), db: Session = Depends(session)):
    chest = bank.chest_of(db, number, user.id)
    if chest.held < body.pieces:
        raise HTTPException(409)
    chest.held -= body.pieces  # want check-then-act
    db.commit()


@app.post("/chests/{number}/move")
def move(number: int, body: Draw, user=Depends(current_user), db: Session = Depends(session)):
    bank.move(db, bank.chest_of(db, number, user.id), body)


@app.post("/chests/{number}/move-bound")
def move_bound(number: int, body: BoundDraw, user=Depends(current_user), db: Session = Depends(session)):
    bank.shift(db, bank.chest_of(db, number, user.id), body)


@app.post("/chests/{number}/price")
def price(number: int, spools: int, user=Depends(current_user), db: Session = Depends(session)):
    return {"cents": bank.PRICES["spool"] * spools}  # want negative-amount-accepted
