import tornado.web
from django.http import HttpResponse
from django.utils.html import mark_safe


class Plain(tornado.web.RequestHandler):
    def get(self):
        self.write("<p>" + self.get_argument("x"))  # want cross-site-scripting

    def post(self):
        self.set_header("Content-Type", "text/plain")
        self.write("not found: " + self.get_argument("x"))  # silent: no page

    def put(self):
        self.set_header("X-Kind", "text/plain")
        self.write("<p>" + self.get_argument("x"))  # want cross-site-scripting


class Interface(tornado.web.RequestHandler):
    def set_default_headers(self):
        self.set_header("Content-Type", "application/json")

    def get(self):
        self.write("{\"x\": \"%s\"}" % self.get_argument("x"))  # silent: all of its answers are JSON


def link(request, path):
    first = mark_safe("<a href='{0}/media/'>media</a>".format(request.build_absolute_uri("/")[:-1]))  # silent: the site's own name
    second = mark_safe("<a href='{0}'>here</a>".format(request.build_absolute_uri()))  # want cross-site-scripting
    return HttpResponse(first + second)
