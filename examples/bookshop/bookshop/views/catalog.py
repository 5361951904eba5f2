"""Browsing and searching."""
import re

from flask import Blueprint, abort, jsonify, redirect, render_template, request, url_for
from markupsafe import Markup, escape

from ..cart import current_wishes
from ..repository import books

bp = Blueprint("catalog", __name__)

ISBN = re.compile(r"(97[89]-?)?\d{1,9}-?[\dX]")
PEOPLE = re.compile(r"^author:(\w+[ .'-]?)+$")


@bp.get("/")
def index():
    return render_template("index.html", books=books.search(""), wishes=current_wishes().lines)


@bp.get("/search")
def search():
    words = request.args.get("q", "")
    if PEOPLE.match(words):
        return redirect(url_for("catalog.author", author=words.removeprefix("author:")))
    found = books.search(words, request.args.get("order", "title"))
    heading = Markup("Results for <em>%s</em>") % words
    return render_template("search.html", heading=heading, books=found)


@bp.get("/author/<author>")
def author(author):
    found = books.by_author(author, request.args.get("order"))
    heading = Markup(f"Books by <em>{author}</em>")
    return render_template("search.html", heading=heading, books=found)


@bp.get("/book/<int:book_id>")
def book(book_id):
    found = books.get(book_id)
    if found is None:
        abort(404)
    return render_template("book.html", book=found, hint=request.args.get("hint", ""))


@bp.get("/year/<year>")
def year(year):
    return jsonify(year=year, count=books.published_in(year))


@bp.get("/decade/<int:decade>")
def decade(decade):
    return jsonify(decade=decade, count=books.count(f"year >= {decade} AND year < {decade + 10}"))


@bp.get("/isbn/<isbn>")
def isbn(isbn):
    if not ISBN.fullmatch(isbn):
        return f"<p>No such number: {escape(isbn)}</p>", 404
    return f"<p>We have not indexed {isbn} yet.</p>"


@bp.get("/missing")
def missing():
    title = request.args.get("title", "")
    return f"<p>We do not have {title} at the moment.</p>", 404
