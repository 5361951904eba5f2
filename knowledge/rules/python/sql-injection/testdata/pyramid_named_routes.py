"""The pattern of a route stands where the route is given its name."""
from pyramid.config import Configurator
from pyramid.view import view_config
from sqlalchemy import text


@view_config(route_name="book", renderer="json")
def book(request):
    return request.dbsession.execute(text("SELECT title FROM books WHERE id = %s" % request.matchdict["id"])).first()


@view_config(route_name="author", renderer="json")
def author(request):
    return request.dbsession.execute(text("SELECT id FROM authors WHERE name = '%s'" % request.matchdict["name"])).first()  # want sql-injection


@view_config(route_name="twice", renderer="json")
def twice(request):
    return request.dbsession.execute(text("SELECT id FROM authors WHERE id = %s" % request.matchdict["id"])).first()  # want sql-injection


def main(global_config, **settings):
    config = Configurator(settings=settings)
    config.add_route("book", r"/books/{id:\d+}")
    config.add_route("author", "/authors/{name}")
    config.add_route("twice", r"/a/{id:\d+}")
    config.add_route("twice", "/b/{id}")
    config.scan()
    return config.make_wsgi_app()
