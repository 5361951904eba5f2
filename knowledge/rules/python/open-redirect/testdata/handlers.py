# threat-model: remote library
"""A base class of handlers that stands in front of the library's redirect."""
import re

from tornado.web import RequestHandler


class Base(RequestHandler):
    def redirect(self, url, permanent=False, status=None):
        if status is None:
            status = 301 if permanent else 303
        return super(Base, self).redirect(url, status=status)  # want open-redirect


class Safe(RequestHandler):
    def redirect(self, url, permanent=False, status=None):
        return super().redirect(url, permanent, status)  # safe: those who call it pass what they checked


def of_this_site(url, base) -> bool:
    return url and re.match(re.escape(base) + r"/[a-z][a-z0-9/_-]*$", url)


class Login(Base):
    def post(self):
        self.redirect(self.get_argument("next", ""))


class SafeLogin(Safe):
    def checked(self, url):
        if of_this_site(url, self.application.settings["base"]):
            return url
        return "/"

    def post(self):
        self.redirect(self.checked(self.get_argument("next", "")))


def parse(place):
    return place or "/"


class Logout(RequestHandler):
    def get(self):
        self.redirect(parse("/bye"))  # safe: what users of the library pass to parse does not come here
