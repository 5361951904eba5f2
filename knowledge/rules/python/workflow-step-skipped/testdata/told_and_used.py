"""States that functions are given, notices of payments, and what may be used once."""
import hashlib
import hmac

from flask import Flask, abort, current_app, request
from flask_login import current_user, login_required
from models import Coupon, Voucher, db, orders

app = Flask(__name__)


@app.post("/orders/<int:number>/ship")
@login_required
def ship(number):
    order = orders.own(number, current_user.id)
    if order["state"] != "paid":
        abort(409)
    orders.set_state(number, "shipped")
    return "ok"


@app.post("/orders/<int:number>/confirm")
@login_required
def confirm(number):
    order = orders.own(number, current_user.id)
    orders.set_state(order["id"], request.form.get("state", "confirmed"))  # want workflow-step-skipped
    return "ok"


@app.post("/orders/<int:number>/cancel")
@login_required
def cancel(number):
    order = orders.own(number, current_user.id)
    orders.set_state(order["id"], "cancelled")
    return "ok"


@app.post("/pay/hook")
def hook():
    mac = hmac.new(current_app.config["PAY_KEY"], request.get_data(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(mac, request.headers.get("X-Signature", "")):
        abort(403)
    orders.set_state(int(request.get_json()["order"]), "paid")
    return "ok"


@app.post("/pay/hook/old")
def hook_old():
    orders.set_state(int(request.get_json()["order"]), "paid")  # want workflow-step-skipped
    return "ok"


@app.post("/buy")
@login_required
def buy():
    total = 100
    coupon = Coupon.query.filter_by(code=request.form["coupon"], used=False).first()  # want workflow-step-skipped
    if coupon is not None:
        total -= coupon.percent
    return str(total)


@app.post("/v2/buy")
@login_required
def buy_v2():
    done = Voucher.query.filter_by(code=request.form["voucher"], redeemed=False).update({"redeemed": True})
    db.session.commit()
    return str(done)
