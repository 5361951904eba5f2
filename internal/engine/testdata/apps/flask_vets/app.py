import csv
import io
import os

from flask import Blueprint, Flask, abort, g, jsonify, render_template_string, request, send_file, session
from werkzeug.security import check_password_hash, generate_password_hash

from models import Animal, Keeper, Visit, db
from service import animals, redeem, redeem_once, visit_of

app = Flask(__name__)
app.config["SECRET_KEY"] = os.environ["VETS_KEY"]
app.config["SQLALCHEMY_DATABASE_URI"] = os.environ["VETS_DB"]
db.init_app(app)
bp = Blueprint("pets", __name__, url_prefix="/pets")
staff = Blueprint("staff", __name__, url_prefix="/staff")
REPORTS = "/srv/vets/reports"


def inside(view):
    def wrapper(*a, **kw):
        g.keeper = db.session.get(Keeper, session.get("kid", 0))
        if g.keeper is None:
            abort(401)
        return view(*a, **kw)

    wrapper.__name__ = view.__name__
    return wrapper


def vets_only(view):
    @inside
    def wrapper(*a, **kw):
        if g.keeper.kind != "vet":
            abort(403)
        return view(*a, **kw)

    wrapper.__name__ = view.__name__
    return wrapper


@app.post("/enter")
def enter():  # want attempts-unlimited
    form = request.form
    keeper = Keeper.query.filter_by(email=form["email"]).first()
    if keeper is None:
        return jsonify(error="We know no keeper with this address"), 404  # want user-names-told
    if not check_password_hash(keeper.secret, form["password"]):
        return jsonify(error="Wrong password"), 401
    session["kid"] = keeper.id
    return jsonify(ok=True)


@app.post("/join")
def join():
    form = request.form
    keeper = Keeper(email=form["email"], phone=form.get("phone"), secret=generate_password_hash(form["password"]))
    db.session.add(keeper)
    db.session.commit()
    return jsonify(id=keeper.id), 201


@bp.get("/<int:pet>")
@inside
def show(pet):
    animal = animals.fetch(pet)  # want object-of-other-user
    if animal is None:
        abort(404)
    return jsonify(name=animal.name, species=animal.species, notes=animal.notes)


@bp.get("/mine/<int:pet>")
@inside
def show_mine(pet):
    animal = animals.fetch_for(g.keeper, pet)
    if animal is None:
        abort(404)
    return jsonify(name=animal.name, notes=animal.notes)


@bp.delete("/<int:pet>")
@inside
def drop(pet):
    animal = animals.fetch(pet) or abort(404)  # want object-of-other-user
    animals.remove(animal)
    return "", 204


@bp.delete("/mine/<int:pet>")
@inside
def drop_mine(pet):
    animal = animals.fetch(pet) or abort(404)
    if animal.keeper_id != g.keeper.id:
        abort(403)
    animals.remove(animal)
    return "", 204


@bp.patch("/mine/<int:pet>")
@inside
def edit(pet):
    animal = animals.fetch_for(g.keeper, pet) or abort(404)
    animals.patch(animal, request.get_json())
    return jsonify(ok=True)


@bp.put("/mine/<int:pet>")
@inside
def edit_safe(pet):
    animal = animals.fetch_for(g.keeper, pet) or abort(404)
    animals.patch_safely(animal, request.get_json())
    return jsonify(ok=True)


@bp.get("/<int:pet>/visits/<int:visit>")
@inside
def visit(pet, visit):
    found = visit_of(visit)  # want object-of-other-user
    if not found:
        abort(404)
    return jsonify(day=str(found.day), fee=found.fee)


@bp.get("/<int:pet>/visits/<int:visit>/mine")
@inside
def visit_mine(pet, visit):
    found = visit_of(visit)
    if not found or found.animal.keeper_id != g.keeper.id:
        abort(404)
    return jsonify(day=str(found.day), fee=found.fee)


@bp.get("/report")
@inside
def report():
    return send_file(os.path.join(REPORTS, request.args["file"]))  # want path-traversal


@bp.get("/visits/<int:visit>/report")
@inside
def report_of(visit):
    found = Visit.query.get_or_404(visit)  # want object-of-other-user
    return send_file(os.path.join(REPORTS, os.path.basename(found.report_file)))


@bp.post("/voucher")
@inside
def voucher():  # want csrf-protection-missing
    if not redeem(g.keeper, request.form["code"]):
        abort(400)
    return jsonify(credit=g.keeper.credit)


@bp.post("/voucher/once")
@inside
def voucher_once():  # want csrf-protection-missing
    if not redeem_once(g.keeper, request.form["code"]):
        abort(400)
    return jsonify(credit=g.keeper.credit)


@bp.post("/donate")
@inside
def donate():  # want csrf-protection-missing
    amount = int(request.form["amount"])
    shelter = Keeper.query.filter_by(email="shelter@vets.example").one()
    if g.keeper.credit < amount:
        abort(409)
    g.keeper.credit -= amount  # want check-then-act negative-amount-accepted
    shelter.credit += amount
    db.session.commit()
    return jsonify(credit=g.keeper.credit)


@bp.post("/donate/checked")
@inside
def donate_checked():  # want csrf-protection-missing
    amount = int(request.form["amount"])
    if amount <= 0:
        abort(400)
    shelter = Keeper.query.filter_by(email="shelter@vets.example").with_for_update().one()
    me = Keeper.query.filter_by(id=g.keeper.id).with_for_update().one()
    if me.credit < amount:
        abort(409)
    me.credit -= amount
    shelter.credit += amount
    db.session.commit()
    return jsonify(credit=me.credit)


@staff.get("/keepers")
@vets_only
def keepers():
    return jsonify([{"id": k.id, "email": k.email} for k in Keeper.query.all()])


@staff.get("/keepers.csv")
def keepers_csv():  # want missing-authentication
    out = io.StringIO()
    w = csv.writer(out)
    for k in Keeper.query.all():
        w.writerow([k.id, k.email, k.phone])  # want stored-csv-injection
    return out.getvalue(), 200, {"Content-Type": "text/csv"}


@staff.post("/keepers/<int:kid>/kind")
@inside
def set_kind(kid):  # want missing-authorization csrf-protection-missing
    keeper = Keeper.query.get_or_404(kid)
    keeper.kind = request.form["kind"]
    db.session.commit()
    return jsonify(ok=True)


@staff.post("/keepers/<int:kid>/lock")
@vets_only
def lock(kid):  # want csrf-protection-missing
    keeper = Keeper.query.get_or_404(kid)
    keeper.kind = "locked"
    db.session.commit()
    return jsonify(ok=True)


@staff.get("/card/<int:pet>")
@vets_only
def card(pet):
    animal = Animal.query.get_or_404(pet)
    return render_template_string("<h1>" + animal.name + "</h1><p>{{ notes }}</p>", notes=animal.notes)  # want stored-template-injection


@staff.get("/card/<int:pet>/plain")
@vets_only
def card_plain(pet):
    animal = Animal.query.get_or_404(pet)
    return render_template_string("<h1>{{ name }}</h1><p>{{ notes }}</p>", name=animal.name, notes=animal.notes)


@staff.get("/label/<int:pet>")
@vets_only
def label(pet):
    animal = Animal.query.get_or_404(pet)
    return f"<div class=label>{animal.name}</div>"  # want stored-cross-site-scripting


app.register_blueprint(bp)
app.register_blueprint(staff)

if __name__ == "__main__":
    app.run(host="0.0.0.0", debug=True)  # want debug-mode
