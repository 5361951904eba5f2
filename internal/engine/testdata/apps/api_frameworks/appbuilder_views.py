import os

from flask import request
from flask_appbuilder import BaseView, ModelView, expose, has_access, AppBuilder, SimpleFormView
from flask_appbuilder.api import BaseApi, ModelRestApi, protect, rison, safe
from flask_appbuilder.models.sqla.interface import SQLAInterface
from flask_appbuilder.security.decorators import has_access_api, permission_name

from . import appbuilder, db


class MyView(BaseView):
    default_view = "one"

    @expose("/one/<string:param>")
    @has_access
    def one(self, param):
        os.system("x " + param)  # want command-injection
        return self.render_template("x.html")

    @expose("/two/<int:n>")
    def two(self, n):
        os.system("x %d" % n)  # safe: a number
        return ""


class Greeting(BaseApi):
    resource_name = "example"

    @expose("/greeting/<name>", methods=["GET"])
    @protect()
    def greeting(self, name):
        os.system("x " + name)  # want command-injection
        return self.response(200, message="Hello")

    @expose("/rison")
    @rison({"type": "object"})
    def rison(self, **kwargs):
        os.system("x " + kwargs["rison"]["name"])  # want command-injection
        return self.response(200, message=request.args["x"])
