"""Passwords: new ones, forgotten ones, and that of the till."""
from flask import Blueprint, abort, flash, g, redirect, request, url_for

from .. import mail, passwords
from ..repository import customers
from .account import login_required, staff_required

bp = Blueprint("password", __name__)


@bp.post("/forgotten")
def forgotten():
    customer = customers.by_email(request.form["email"])
    if customer:
        token = passwords.reset_token()
        customers.remember_reset(customer["id"], token)
        link = url_for("password.reset", token=token, _external=True)
        mail.send(customer["email"], "Your password", f"Set a new password here: {link}")
    flash("We have sent you a mail")
    return redirect(url_for("account.login"))


@bp.post("/reset/<token>")
def reset(token):
    customer = customers.by_reset(token)
    if customer is None:
        abort(404)
    customers.set_password(customer["id"], passwords.stored(request.form["password"]))
    return redirect(url_for("account.login"))


@bp.post("/till")
@staff_required
def till():
    customers.set_till_password(g.customer["id"], passwords.stored_for_till(request.form["password"]))
    return redirect(url_for("admin.index"))


@bp.post("/newsletter")
@login_required
def newsletter():
    customers.subscribe(g.customer["id"], passwords.newsletter_token())
    flash(f"You will get the newsletter, and a voucher with a {passwords.voucher_picture()}")
    return redirect(url_for("account.show"))
