"""Customers: logging in and out, and what the shop knows about them."""
import functools
import logging

from flask import Blueprint, abort, flash, g, redirect, render_template, request, session, url_for
from werkzeug.security import check_password_hash

from ..repository import customers
from ..urls import is_own

bp = Blueprint("account", __name__)
logger = logging.getLogger(__name__)


@bp.before_app_request
def load_customer():
    key = session.get("customer")
    g.customer = customers.get(key) if key is not None else None


def login_required(view):
    @functools.wraps(view)
    def wrapped(*args, **kwargs):
        if g.customer is None:
            return redirect(url_for("account.login", next=request.path))
        return view(*args, **kwargs)

    return wrapped


def staff_required(view):
    @functools.wraps(view)
    @login_required
    def wrapped(*args, **kwargs):
        if not g.customer["is_staff"]:
            abort(403)
        return view(*args, **kwargs)

    return wrapped


@bp.route("/login", methods=["GET", "POST"])
def login():
    if request.method == "POST":
        customer = customers.by_email(request.form["email"])
        if customer and check_password_hash(customer["password"], request.form["password"]):
            session.clear()
            session["customer"] = customer["id"]
            return redirect(request.args.get("next") or url_for("catalog.index"))
        logger.warning("failed login of %r", request.form["email"])
        flash("Wrong address or password")
    return render_template("login.html")


@bp.get("/logout")
def logout():
    session.clear()
    target = request.args.get("next", "")
    if not is_own(target):
        target = url_for("catalog.index")
    return redirect(target)


@bp.post("/profile")
@login_required
def profile():
    customers.update_profile(g.customer["id"], request.form)
    return redirect(url_for("account.show"))


@bp.post("/address")
@login_required
def address():
    customers.update_address(g.customer["id"], request.form)
    return redirect(url_for("account.show"))


@bp.get("/account")
@login_required
def show():
    return render_template("account.html", customer=g.customer)
