import base64
import json

import tornado.web
from django.contrib.auth import login
from django.contrib.auth.models import User


class Kiosk(tornado.web.RequestHandler):
    def get_current_user(self):
        raw = self.get_cookie("kiosk")
        return json.loads(base64.b64decode(raw)) if raw else None  # want cookie-trusted


class Signed(tornado.web.RequestHandler):
    def get_current_user(self):
        raw = self.get_secure_cookie("kiosk")
        return json.loads(raw) if raw else None


def whoami(request):
    number, _, name = base64.b64decode(request.COOKIES.get("remember", "")).decode().partition(":")
    user = User.objects.filter(pk=number, username=name).first()
    if user:
        login(request, user)  # want cookie-trusted
    return user


def theme(request):
    return json.loads(request.COOKIES.get("theme", "{}"))


class Stored(tornado.web.RequestHandler):
    def get_current_user(self):
        return self.application.known.get(self.get_cookie("sid"))
