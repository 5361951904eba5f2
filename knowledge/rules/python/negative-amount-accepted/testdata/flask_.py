from decimal import Decimal

from flask import Flask, abort, g, request
from flask_login import current_user, login_required

from models import Good, User, db

app = Flask(__name__)
PRICES = {"indoor": 40, "outdoor": 25}


@app.post("/send")
@login_required
def send():
    amount = int(request.form["amount"])
    if current_user.balance < amount:
        abort(402)
    current_user.balance -= amount  # want negative-amount-accepted
    User.query.filter_by(name=request.form["to"]).first().balance += amount
    db.session.commit()
    return "ok"


@app.post("/extend")
@login_required
def extend():
    nights = int(request.get_json()["nights"])
    g.booking.total = PRICES[g.booking.kind] * nights  # want negative-amount-accepted
    db.session.commit()
    return "ok"


@app.post("/withdraw")
@login_required
def withdraw():
    body = request.get_json()
    cents = body.get("cents")
    g.db.execute("UPDATE users SET balance = balance - ? WHERE id = ? AND balance >= ?", (cents, current_user.id, cents))  # want negative-amount-accepted
    return "ok"


@app.post("/send/checked")
@login_required
def send_checked():
    amount = int(request.form["amount"])
    if amount <= 0 or current_user.balance < amount:
        abort(402)
    current_user.balance -= amount
    db.session.commit()
    return "ok"


@app.post("/extend/checked")
@login_required
def extend_checked():
    nights = int(request.get_json()["nights"])
    if not 1 <= nights <= 60:
        abort(400)
    g.booking.total = PRICES[g.booking.kind] * nights
    return "ok"


@app.post("/buy/<int:amount>")
@login_required
def buy(amount):
    current_user.balance -= amount
    return "ok"


@app.post("/fixed")
@login_required
def fixed():
    amount = Good.query.get(request.form["good"]).price
    current_user.balance -= amount
    return "ok"


@app.post("/give")
@login_required
def give():
    amount = abs(int(request.form["amount"]))
    current_user.balance -= amount
    return "ok"


@app.get("/page")
@login_required
def page():
    count = int(request.args["count"])
    return {"from": count * 20}


def sent_amount():
    return Decimal(request.form["amount"].replace(",", ".")).quantize(Decimal("0.01"))


def sent_positive():
    amount = Decimal(request.form["amount"])
    if amount <= 0:
        abort(400)
    return amount


@app.post("/transfer")
@login_required
def transfer():
    amount = sent_amount()
    g.db.execute("UPDATE users SET balance = balance - ? WHERE id = ? AND balance >= ?", (amount, current_user.id, amount))  # want negative-amount-accepted
    return "ok"


@app.post("/transfer/positive")
@login_required
def transfer_positive():
    amount = sent_positive()
    g.db.execute("UPDATE users SET balance = balance - ? WHERE id = ? AND balance >= ?", (amount, current_user.id, amount))
    return "ok"
