"""Rows that are found as still to be had, and counts of rows, with SQLAlchemy."""
from fastapi import FastAPI, Depends, HTTPException
from sqlalchemy import select, update, func
from db import get_db, User, Voucher, Event, Booking, Gift, current_user
app = FastAPI()


@app.post("/v/{code}")
async def v(code: str, user=Depends(current_user), db=Depends(get_db)):
    voucher = (await db.execute(select(Voucher).where(Voucher.code == code, Voucher.used == False))).scalar_one_or_none()
    if voucher is None:
        raise HTTPException(404)
    user.credit += voucher.value
    voucher.used = True  # want check-then-act
    await db.commit()


@app.post("/e/{id}")
async def e(id: int, user=Depends(current_user), db=Depends(get_db)):
    event = await db.get(Event, id)
    taken = await db.scalar(select(func.count()).select_from(Booking).where(Booking.event_id == id))
    if taken >= event.capacity:
        raise HTTPException(409)
    db.add(Booking(event_id=id, user_id=user.id))  # want check-then-act
    await db.commit()


@app.post("/pay/{id}")
async def pay(id: int, user=Depends(current_user), db=Depends(get_db)):
    if user.balance < 20:
        raise HTTPException(402)
    await db.execute(update(User).where(User.id == user.id).values(balance=User.balance - 20))  # want check-then-act
    await db.commit()


@app.post("/pay2/{id}")
async def pay2(id: int, user=Depends(current_user), db=Depends(get_db)):
    if user.balance < 20:
        raise HTTPException(402)
    r = await db.execute(update(User).where(User.id == user.id, User.balance >= 20).values(balance=User.balance - 20))
    await db.commit()


@app.post("/gift/{id}")
async def gift(id: int, user=Depends(current_user), db=Depends(get_db)):
    g = await db.scalar(select(Gift).where(Gift.id == id, Gift.claimed_by.is_(None)).with_for_update())
    g.claimed_by = user.id
    await db.commit()


@app.post("/gift2/{id}")
async def gift2(id: int, user=Depends(current_user), db=Depends(get_db)):
    g = await db.scalar(select(Gift).where(Gift.id == id, Gift.claimed_by.is_(None)))
    if g is None:
        raise HTTPException(404)
    g.claimed_by = user.id  # want check-then-act
    await db.commit()


@app.post("/event2/{id}")
async def event2(id: int, user=Depends(current_user), db=Depends(get_db)):
    event = await db.get(Event, id)
    if len(event.bookings) >= event.capacity:
        raise HTTPException(409)
    db.add(Booking(event_id=id, user_id=user.id))  # want check-then-act
    await db.commit()
