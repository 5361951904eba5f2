from wsgiref.handlers import CGIHandler  # want cgi-handler-imported
from twisted.web import twcgi
from twisted.web.twcgi import CGIScript  # want cgi-handler-imported
from wsgiref.simple_server import make_server


def one():
    from wsgiref.util import setup_testing_defaults


def two():
    from twisted.web.server import Site


def three():
    import http.server


def serve(app):
    from wsgiref.handlers import CGIHandler as Handler  # want cgi-handler-imported
    from twisted.web.twcgi import CGIDirectory  # want cgi-handler-imported
    return Handler().run(app), CGIDirectory
