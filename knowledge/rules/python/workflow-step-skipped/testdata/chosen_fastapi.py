"""States that the client chooses, flags that say paid, and orders that are removed in any state."""
from fastapi import FastAPI, Depends, HTTPException
from pydantic import BaseModel
from sqlalchemy import select, update
from db import get_db, Order, Invoice, Claim, current_user, require_admin
app = FastAPI()


class StatusIn(BaseModel):
    status: str

async def own_order(order_id, user, db):
    order = await db.get(Order, order_id)
    if order is None or order.user_id != user.id:
        raise HTTPException(404)
    return order


@app.post("/orders/{order_id}/cancel")
async def cancel(order_id: int, user=Depends(current_user), db=Depends(get_db)):
    order = await own_order(order_id, user, db)
    if order.status not in ("new", "paid"):
        raise HTTPException(409)
    order.status = "cancelled"
    await db.commit()


@app.put("/orders/{order_id}/status")
async def set_status(order_id: int, data: StatusIn, user=Depends(current_user), db=Depends(get_db)):
    order = await own_order(order_id, user, db)
    order.status = data.status  # want workflow-step-skipped
    await db.commit()


@app.post("/orders/{order_id}/complete")
async def complete(order_id: int, user=Depends(current_user), db=Depends(get_db)):
    order = await own_order(order_id, user, db)
    order.status = "completed"  # want workflow-step-skipped
    await db.commit()


@app.post("/orders/{order_id}/ship")
async def ship(order_id: int, user=Depends(require_admin), db=Depends(get_db)):
    order = await db.get(Order, order_id)
    order.status = "shipped"
    await db.commit()


@app.post("/invoices/{inv}/paid")
async def mark(inv: int, user=Depends(current_user), db=Depends(get_db)):
    invoice = await db.scalar(select(Invoice).where(Invoice.id == inv, Invoice.user_id == user.id))
    invoice.is_paid = True  # want workflow-step-skipped
    await db.commit()


@app.delete("/orders/{order_id}")
async def remove(order_id: int, user=Depends(current_user), db=Depends(get_db)):
    order = await own_order(order_id, user, db)
    await db.delete(order)  # want workflow-step-skipped
    await db.commit()


@app.post("/hooks/payments")
async def provider_says(body: dict, signature: str, db=Depends(get_db)):  # somebody else says so, and signs it
    if not signature_matches(body, signature):
        raise HTTPException(403)
    invoice = await db.get(Invoice, body["invoice"])
    invoice.is_paid = True
    await db.commit()


@app.delete("/orders/{order_id}/draft")
async def remove_draft(order_id: int, user=Depends(current_user), db=Depends(get_db)):
    order = await own_order(order_id, user, db)
    if order.status == "new":
        await db.delete(order)
    await db.commit()


@app.get("/orders/by")
async def listed(status: str, user=Depends(current_user), db=Depends(get_db)):
    return await db.scalars(select(Order).where(Order.user_id == user.id, Order.status == status))


@app.post("/carrier/events")
async def carrier_says(body: dict, signature: str, db=Depends(get_db)):  # the carrier says where it is, and signs it
    if not signature_matches(body, signature):
        raise HTTPException(403)
    order = await db.get(Order, int(body["order"]))
    order.status = body["state"]
    await db.commit()


@app.post("/orders/{order_id}/signature")
async def sign_for(order_id: int, data: StatusIn, user=Depends(current_user), db=Depends(get_db)):
    order = await own_order(order_id, user, db)
    order.signature = data.signature
    order.status = data.status  # want workflow-step-skipped
    await db.commit()
