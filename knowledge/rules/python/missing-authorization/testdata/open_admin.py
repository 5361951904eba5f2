"""A tool for one user: that one of its views asks for more does not make the others stand out."""
from flask import Blueprint, Flask, session
from flask_login import login_required

from guards import admin_required

app = Flask(__name__)
admin = Blueprint("admin", __name__, url_prefix="/admin")


@admin.route("/users")
@admin_required
def users():
    return ""


@admin.route("/a")
@login_required
def a():  # safe: most are so
    return ""


@admin.route("/b")
@login_required
def b():  # safe: as above
    return ""


@admin.route("/c")
@login_required
def c():  # safe: as above
    return ""


@admin.route("/d")
@login_required
def d():  # safe: as above
    return ""
