"""Columns of any name that are compared and written back, and rows that are nobody's."""
import sqlite3
from typing import Annotated

from fastapi import Depends, FastAPI, HTTPException
from flask import Flask, abort, g, request
from flask_login import current_user
from models import Job, Lease, Order, db, find_job

app = Flask(__name__)
api = FastAPI()
OpenJob = Annotated[Job, Depends(find_job)]


@app.post("/deposit")
def deposit():
    lease = Lease.query.get(request.form["lease"])
    amount = int(request.form["amount"])
    if amount > lease.deposit:
        abort(409)
    lease.deposit = lease.deposit - amount  # want check-then-act
    db.session.commit()
    return "ok"


@app.post("/deposit/locked")
def deposit_locked():
    lease = Lease.query.with_for_update().get(request.form["lease"])
    amount = int(request.form["amount"])
    if amount > lease.deposit:
        abort(409)
    lease.deposit = lease.deposit - amount
    db.session.commit()
    return "ok"


@app.post("/deposit/database")
def deposit_database():
    lease = Lease.query.get(request.form["lease"])
    if int(request.form["amount"]) > lease.deposit:
        abort(409)
    lease.deposit = Lease.deposit - int(request.form["amount"])
    db.session.commit()
    return "ok"


@app.post("/refund")
def refund():
    order = Order.query.get(request.form["order"])
    amount = int(request.form["amount"])
    if order.refunded + amount > order.total:
        abort(409)
    order.refunded += amount  # want check-then-act
    db.session.commit()
    return "ok"


@app.post("/tried")
def tried():
    order = Order.query.get(request.form["order"])
    if order.attempts > 5:
        abort(409)
    order.attempts += 1
    db.session.commit()
    return "ok"


@app.post("/vip")
def vip():
    con = sqlite3.connect("shop.db")
    row = con.execute("SELECT vip FROM events WHERE id = ?", (request.form["event"],)).fetchone()
    if row["vip"] < int(request.form["n"]):
        abort(409)
    con.execute("UPDATE events SET vip = ? WHERE id = ?", (row["vip"] - int(request.form["n"]), request.form["event"]))  # want check-then-act
    return "ok"


@app.post("/vip/once")
def vip_once():
    con = sqlite3.connect("shop.db")
    row = con.execute("SELECT vip FROM events WHERE id = ?", (request.form["event"],)).fetchone()
    if row["vip"] < int(request.form["n"]):
        abort(409)
    con.execute("UPDATE events SET vip = ? WHERE id = ? AND vip = ?", (row["vip"] - int(request.form["n"]), request.form["event"], row["vip"]))
    return "ok"


@app.post("/take")
def take():
    job = Job.query.get(request.form["job"])
    if job.driver_id is not None:
        abort(409)
    job.driver_id = current_user.id  # want check-then-act
    db.session.commit()
    return "ok"


@app.post("/take/once")
def take_once():
    done = Job.query.filter_by(id=request.form["job"], driver_id=None).update({"driver_id": current_user.id})
    db.session.commit()
    return {"ok": done == 1}


@api.post("/jobs/{job_id}/claim")
def claim(job: OpenJob, me=Depends(lambda: g.user)):
    if job.driver_id is not None:
        raise HTTPException(409)
    job.driver_id = me.id  # want check-then-act
    db.session.commit()
    return {"ok": True}
