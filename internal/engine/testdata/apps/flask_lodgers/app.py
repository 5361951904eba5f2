from flask import Flask, abort, jsonify, redirect, request
from flask_login import current_user, login_required, login_user
from flask_limiter import Limiter
from flask_wtf import CSRFProtect

import services
from models import Floor, Locker, Lodger, db

app = Flask(__name__)
limiter = Limiter(app)
CSRFProtect(app)


@app.post("/hall")
def hall():  # want attempts-unlimited
    lodger = Lodger.query.filter_by(email=request.form["email"]).first()
    if not lodger or not lodger.check_password(request.form["password"]):
        abort(403)
    login_user(lodger)
    return redirect("/")


@app.post("/porch")
@limiter.limit("5/minute")
def porch():
    lodger = Lodger.query.filter_by(email=request.form["email"]).first()
    if not lodger or not lodger.check_password(request.form["password"]):
        abort(403)
    login_user(lodger)  # safe: five a minute
    return redirect("/")


@app.post("/auth/renew")
@login_required
def renew():
    if not current_user.check_password(request.form["old_password"]):  # safe: whoever asks is known already
        abort(403)
    current_user.set_password(request.form["password"])
    db.session.commit()
    return redirect("/")


@app.get("/lockers")
@login_required
def lockers():
    return jsonify([x.label for x in Locker.query.filter_by(occupant=current_user.id)])


@app.post("/lockers/<int:number>")
@login_required
def label(number):
    locker = db.session.get(Locker, number)  # want object-of-other-user
    locker.label = request.form["label"]
    db.session.commit()
    return redirect("/lockers")


@app.post("/lockers/<int:number>/own")
@login_required
def own_label(number):
    locker = db.session.get(Locker, number)  # safe: compared
    if locker.occupant != current_user.id:
        abort(404)
    locker.label = request.form["label"]
    db.session.commit()
    return redirect("/lockers")


@app.get("/floors/<int:number>")
@login_required
def floor(number):
    return jsonify(label=db.session.get(Floor, number).label)  # safe: who cleaned it does not own it


@app.post("/credit")
@login_required
def credit():
    services.pass_on(current_user, request.form["email"], int(request.form["amount"]))
    return redirect("/")


@app.post("/credit/some")
@login_required
def credit_some():
    services.pass_on_some(current_user, request.form["email"], int(request.form["amount"]))
    return redirect("/")


@app.post("/wash")
@login_required
def wash():
    services.wash(current_user, int(request.form["minutes"]))
    return redirect("/")


@app.get("/names")
@login_required
def names():
    return jsonify(services.page(["a", "b"], int(request.args["start"]), int(request.args["size"])))


@app.get("/welcome/<key>")
def welcome(key):
    lodger = authenticate(key=key)
    if lodger is None:
        abort(403)
    login_user(lodger)  # safe: the key is from a mail
    return redirect("/")
