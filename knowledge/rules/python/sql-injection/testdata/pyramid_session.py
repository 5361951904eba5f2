"""The session that Pyramid's projects keep in the request."""
from pyramid.view import view_config
from sqlalchemy import text


@view_config(route_name="books", renderer="json")
def books(request):
    return request.dbsession.execute(text("SELECT * FROM book WHERE title = '%s'" % request.params["title"])).all()  # want sql-injection


@view_config(route_name="bound", renderer="json")
def bound(request):
    return request.dbsession.execute(text("SELECT * FROM book WHERE title = :title"), {"title": request.params["title"]}).all()


@view_config(route_name="by_column", renderer="json")
def by_column(request):
    return request.dbsession.query(Book).filter(Book.title == request.params["title"]).all()


@view_config(route_name="by_number", renderer="json")
def by_number(request):
    return request.dbsession.execute(text("SELECT * FROM book WHERE id = %d" % int(request.params["id"]))).all()


class Book:
    title = None
