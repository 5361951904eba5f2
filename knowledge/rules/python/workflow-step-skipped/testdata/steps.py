from flask import Flask, abort, g, request
from flask_login import current_user, login_required

from models import Booking, Job, db

app = Flask(__name__)


def run(statement, *values):
    return g.db.execute(statement, values)


@app.post("/bookings/<int:number>/pay")
@login_required
def pay(number):
    booking = Booking.query.filter_by(id=number, owner_id=current_user.id).first_or_404()
    if booking.status != "draft":
        abort(409)
    booking.status = "paid"
    db.session.commit()
    return "ok"


@app.post("/bookings/<int:number>/confirm")
@login_required
def confirm(number):
    booking = Booking.query.filter_by(id=number, owner_id=current_user.id).first_or_404()
    booking.status = "confirmed"  # want workflow-step-skipped
    db.session.commit()
    return "ok"


@app.post("/jobs/<int:number>/bill")
@login_required
def bill(number):
    Job.query.filter_by(id=number, owner_id=current_user.id).update({"state": "billed"})  # want workflow-step-skipped
    db.session.commit()
    return "ok"


@app.post("/orders/<int:number>/ship")
@login_required
def ship(number):
    run("UPDATE orders SET state = 'shipped' WHERE id = ? AND owner_id = ?", number, current_user.id)  # want workflow-step-skipped
    return "ok"


@app.post("/orders/<int:number>/deliver")
@login_required
def deliver(number):
    run("UPDATE orders SET state = 'delivered' WHERE id = ? AND owner_id = ? AND state = 'shipped'", number, current_user.id)
    return "ok"


@app.post("/bookings/<int:number>/cancel")
@login_required
def cancel(number):
    booking = Booking.query.filter_by(id=number, owner_id=current_user.id).first_or_404()
    booking.status = "cancelled"
    db.session.commit()
    return "ok"


@app.post("/bookings")
@login_required
def make():
    booking = Booking(owner_id=current_user.id, title=request.form["title"])
    booking.status = "confirmed"
    db.session.add(booking)
    db.session.commit()
    return "ok"
