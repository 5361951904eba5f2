import threading

from flask import Flask, abort, request
from flask_login import current_user, login_required
from sqlalchemy import text

from models import Booking, Event, User, Voucher, db

app = Flask(__name__)
lock = threading.Lock()


@app.post("/redeem")
@login_required
def redeem():
    voucher = Voucher.query.filter_by(code=request.form["code"]).first_or_404()
    if voucher.used:
        abort(409)
    current_user.wallet += voucher.amount
    voucher.used = True  # want check-then-act
    db.session.commit()
    return "ok"


@app.post("/buy/<int:number>")
@login_required
def buy(number):
    price = db.session.get(Event, number).price
    if current_user.balance < price:
        abort(402)
    current_user.balance -= price  # want check-then-act
    db.session.commit()
    return "ok"


@app.post("/book/<int:number>")
@login_required
def book(number):
    event = db.session.get(Event, number) or abort(404)
    if Booking.query.filter_by(event_id=number).count() >= event.seats:
        abort(409)
    db.session.add(Booking(event_id=number, user_id=current_user.id))  # want check-then-act
    db.session.commit()
    return "ok"


@app.post("/locked/<int:number>")
@login_required
def locked(number):
    voucher = Voucher.query.filter_by(id=number).with_for_update().one()
    if voucher.used:
        abort(409)
    voucher.used = True
    db.session.commit()
    return "ok"


@app.post("/held/<int:number>")
@login_required
def held(number):
    with lock:
        voucher = db.session.get(Voucher, number)
        if voucher.used:
            abort(409)
        voucher.used = True
        db.session.commit()
    return "ok"


@app.post("/computed/<int:number>")
@login_required
def computed(number):
    user = db.session.get(User, number)
    if user.balance is None:
        abort(404)
    user.balance = User.balance + 5
    db.session.commit()
    return "ok"


@app.post("/shown/<int:number>")
@login_required
def shown(number):
    event = db.session.get(Event, number)
    if event.seats > 3:
        event.title = request.form["title"]
    db.session.commit()
    return "ok"


@app.post("/one/<int:number>")
@login_required
def one(number):
    if current_user.balance < 5:
        abort(402)
    done = db.session.execute(text("UPDATE users SET balance = balance - 5 WHERE id = :i AND balance >= 5"), {"i": number})
    if done.rowcount != 1:
        abort(409)
    return "ok"
