"""From the cart to the order."""
import json

from flask import Blueprint, Response, g, make_response, redirect, render_template, request, session, url_for

from .. import mail
from ..cart import COOKIE, current_cart
from ..repository import books, orders
from .account import login_required

bp = Blueprint("checkout", __name__)


class Delivery:
    """How an order travels."""

    def __init__(self):
        self.method = "post"
        self.gift = False
        self.free = False

    def fill(self, data):
        for name, value in data.items():
            setattr(self, name, value)

    def choose(self, data):
        for name in ("method", "gift"):
            if name in data:
                setattr(self, name, data[name])


@bp.post("/cart/<int:book_id>")
def add(book_id):
    cart = current_cart()
    cart.add(book_id, int(request.form.get("amount", 1)))
    answer = make_response(redirect(url_for("catalog.index")))
    answer.set_cookie(COOKIE, cart.dump(), httponly=True, secure=True, samesite="Lax")
    return answer


@bp.post("/checkout")
@login_required
def place():
    cart = current_cart()
    delivery = Delivery()
    delivery.fill(request.get_json())
    total = sum(book["price"] * cart.lines[book["id"]] for book in books.among(cart.lines))
    order = orders.place(g.customer["id"], 0 if delivery.free else total, request.args.get("note", ""))
    mail.send(g.customer["email"], f"Your order {order}", mail.confirmation(g.customer, order))
    return redirect(url_for("checkout.thanks", order=order))


@bp.post("/checkout/estimate")
def estimate():
    delivery = Delivery()
    delivery.choose(request.get_json())
    return {"method": str(delivery.method), "cost": 0 if delivery.free else 350}


@bp.get("/thanks/<int:order>")
@login_required
def thanks(order):
    return render_template("thanks.html", order=orders.get(order))


@bp.post("/voucher")
def voucher():
    session["discount"] = request.form["discount"]
    return redirect(url_for("catalog.index"))


@bp.post("/gift")
def gift():
    session["gift"] = "gift" in request.form
    return redirect(url_for("catalog.index"))


@bp.get("/widget")
def widget():
    """The cart's size for a partner's page."""
    callback = request.args.get("callback", "show")
    return Response(f"{callback}({json.dumps(len(current_cart()))})", mimetype="text/html")


@bp.post("/contact")
def contact():
    mail.forward(request.form["address"], request.form["subject"], request.form["text"])
    return redirect(url_for("catalog.index"))
