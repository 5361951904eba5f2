from flask import redirect, request

from late import app
from late.models import Page


@app.get("/pages/<name>")
def page(name):
    found = Page.query.filter_by(name=name).first_or_404()
    return redirect(found.url)


@app.get("/found")
def search():
    return str(Page.query.prefix_with(request.args["column"]).count())  # want sql-injection
