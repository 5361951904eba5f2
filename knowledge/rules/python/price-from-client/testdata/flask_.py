from flask import Flask, abort, request
from flask_login import current_user, login_required
from models import Event, Order, Payment, Product, db

app = Flask(__name__)


@app.post("/checkout")
def checkout():
    total = 0
    for number, n, price in zip(request.form.getlist("id"), request.form.getlist("n"), request.form.getlist("price")):
        total += int(n) * float(price)  # want price-from-client
    db.execute("INSERT INTO sums (total) VALUES (?)", (total,))
    return str(total)


@app.post("/v2/checkout")
def checkout_v2():
    total = 0
    for number, n in zip(request.form.getlist("id"), request.form.getlist("n")):
        total += max(1, int(n)) * Product.query.get(number).price
    return str(total)


@app.post("/buy")
def buy():
    data = request.get_json()
    return {"total": data["price"] * int(data["quantity"])}  # want price-from-client


@app.post("/order")
def order():
    data = request.get_json()
    db.session.add(Order(user_id=current_user.id, product_id=data["product"], total=data["total"]))  # want price-from-client
    db.session.commit()
    return "ok"


@app.post("/v2/order")
def order_v2():
    data = request.get_json()
    product = Product.query.get_or_404(data["product"])
    db.session.add(Order(user_id=current_user.id, product_id=product.id, total=product.price))
    db.session.commit()
    return "ok"


@app.post("/pay")
def pay():
    db.execute("INSERT INTO payments (owner, amount) VALUES (?, ?)", (current_user.id, float(request.form["total"])))  # want price-from-client
    return "ok"


def book(user, event, count, price=None):
    unit = price if price is not None else event.price
    return Payment(user=user, amount=count * unit)  # want price-from-client


@app.post("/book")
def booking():
    event = Event.query.get_or_404(request.form["event"])
    return str(book(current_user, event, 1, request.form.get("price")))


def sum_of(lines):
    total = 0
    for line in lines:
        part = Product.query.get(line["sku"])
        unit = line.get("price") or part["price"]
        total += unit * part.pieces  # want price-from-client
    return total


@app.post("/quote")
def quote():
    return str(sum_of(request.get_json()["lines"]))


@app.post("/products")
@login_required
def create_product():
    db.session.add(Product(name=request.form["name"], price=request.form["price"]))
    db.session.commit()
    return "ok"


@app.post("/admin/orders/price")
def admin_price():
    if not current_user.is_admin:
        abort(403)
    Order.query.get(request.form["order"]).total = request.form["price"]
    db.session.commit()
    return "ok"
