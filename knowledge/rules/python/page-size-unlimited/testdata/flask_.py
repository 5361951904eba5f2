from flask import Flask, abort, g, jsonify, request
from flask_login import current_user, login_required

from storage import Part, parts

app = Flask(__name__)


def fetch(sort, size):
    return list(parts.find({}).sort(sort, 1).limit(size))


def fetch_few(sort, size):
    return list(parts.find({}).sort(sort, 1).limit(min(size, 100)))


@app.get("/parts")
@login_required
def listed():
    size = int(request.args.get("size", 50))
    return jsonify(fetch("sku", size))  # want page-size-unlimited


@app.get("/parts/few")
@login_required
def few():
    size = int(request.args.get("size", 50))
    return jsonify(fetch_few("sku", size))


@app.get("/parts/pages")
@login_required
def pages():
    return jsonify(Part.query.paginate(page=1, per_page=int(request.args.get("per_page", 20))).items)  # want page-size-unlimited


@app.get("/parts/pages/bounded")
@login_required
def bounded_pages():
    return jsonify(Part.query.paginate(page=1, per_page=int(request.args.get("per_page", 20)), max_per_page=100).items)


@app.get("/parts/first")
@login_required
def first():
    count = int(request.args["count"])
    if count > 500:
        abort(400)
    return jsonify(Part.query.limit(count).all())


@app.get("/parts/slice")
@login_required
def sliced():
    return jsonify(Part.query.order_by(Part.id)[: int(request.args["limit"])])  # want page-size-unlimited
