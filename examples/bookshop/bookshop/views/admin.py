"""What only the people of the shop see. Staff accounts get stolen, too, so their data is no more to be trusted."""
from flask import Blueprint, Response, abort, current_app, g, jsonify, redirect, render_template, request, url_for

from .. import covers, mail, stock, wholesaler
from ..repository import books
from ..urls import is_cover
from .account import staff_required

bp = Blueprint("admin", __name__)
fetcher = covers.CoverFetcher()


@bp.get("/")
@staff_required
def index():
    return render_template("admin.html")


@bp.post("/cover/<int:book_id>")
@staff_required
def set_cover(book_id):
    covers.store(book_id, fetcher.fetch(request.form["address"]))
    covers.scale(book_id, request.form.get("geometry", "480x720"))
    return redirect(url_for("catalog.book", book_id=book_id))


@bp.post("/trusted-cover/<int:book_id>")
@staff_required
def set_trusted_cover(book_id):
    address = request.form["address"]
    if not is_cover(address):
        abort(400)
    covers.store(book_id, fetcher.fetch(address))
    covers.scale_to(book_id, request.form.get("size"))
    return redirect(url_for("catalog.book", book_id=book_id))


@bp.post("/isbn-cover/<int:book_id>")
@staff_required
def set_isbn_cover(book_id):
    covers.store(book_id, fetcher.fetch_by_isbn(request.form["isbn"]))
    covers.label(book_id, request.form.get("label", ""))
    return redirect(url_for("catalog.book", book_id=book_id))


@bp.post("/preview")
@staff_required
def preview():
    if request.form.get("plain"):
        return mail.preview_text(request.form["body"], g.customer)
    return mail.preview(request.form["body"], g.customer)


@bp.post("/import")
@staff_required
def import_books():
    upload = request.files["list"]
    kind = request.form.get("kind")
    if kind == "onix":
        return jsonify(stock.titles_from_onix(upload.stream))
    if kind == "xml":
        return jsonify(stock.titles_from_xml(upload.read()))
    if kind == "settings":
        return jsonify(stock.settings_from_yaml(upload.read()))
    for entry in stock.books_from_yaml(upload.read()):
        books.add(entry["title"], entry["author"], int(entry["year"]), int(entry["price"]))
    return redirect(url_for("admin.index"))


@bp.post("/samples")
@staff_required
def upload_samples():
    stock.unpack_samples(request.files["archive"], current_app.config["SAMPLES"])
    return redirect(url_for("admin.index"))


@bp.post("/covers")
@staff_required
def upload_covers():
    stock.unpack_covers(request.files["archive"], current_app.config["COVERS"])
    return redirect(url_for("admin.index"))


@bp.post("/order-list")
@staff_required
def order_list():
    """A table of wished books, for the wholesaler's spreadsheet."""
    rows = [(title, request.form.get("shop", "")) for title in request.form.getlist("title")]
    return Response(stock.as_csv(rows), mimetype="text/csv")


@bp.get("/discount")
@staff_required
def discount():
    try:
        formula = request.args["formula"]
        return jsonify(price=eval(formula, {"__builtins__": {}}, {"price": int(request.args["price"])}))
    except Exception as error:
        return jsonify(error=str(error)), 400


@bp.post("/reserve/<isbn>")
@staff_required
def reserve(isbn):
    copies = int(request.form.get("copies", 1))
    if wholesaler.in_stock(isbn) < copies:
        abort(409)
    return jsonify(wholesaler.reserve(isbn, copies))


@bp.post("/send-back/<isbn>")
@staff_required
def send_back(isbn):
    return jsonify(wholesaler.send_back(isbn, int(request.form.get("copies", 1))))
