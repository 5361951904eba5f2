import sqlite3

from pyramid.config import Configurator
from pyramid.httpexceptions import HTTPForbidden
from pyramid.session import SignedCookieSessionFactory
from pyramid.view import view_config


def run(sql, *args):
    con = sqlite3.connect("farm.db")
    con.execute(sql, args)
    con.commit()


@view_config(route_name="sell", request_method="POST", renderer="json")
def sell(request):  # want csrf-protection-missing
    if "user" not in request.session:
        raise HTTPForbidden()
    run("UPDATE fields SET user = ? WHERE id = ? AND user = ?", request.POST["to"], request.matchdict["id"], request.session["user"])
    return {}


@view_config(route_name="fields", request_method="GET", renderer="json")
def fields(request):
    if "user" not in request.session:
        raise HTTPForbidden()
    return {"mine": request.session["user"]}


def main(settings):
    with Configurator(settings=settings, session_factory=SignedCookieSessionFactory(settings["key"])) as config:
        config.add_route("sell", "/sell/{id}")
        config.add_route("fields", "/fields")
        config.scan()
        return config.make_wsgi_app()
