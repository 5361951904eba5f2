# profile: default
"""Instances that a framework makes with what the program has them given."""
import os
import sqlite3

from flask import Flask, request
from flask.views import MethodView, View
from flask_restful import Api, Resource


class Store:
    def __init__(self, path):
        self.con = sqlite3.connect(path)
    def all(self, x):
        os.system("echo 1 " + x)  # want command-injection
        return self.con.execute("select * from a")


class Store2:
    def all(self, x):
        os.system("echo 2 " + x)  # want command-injection


class Store3:
    def all(self, x):
        os.system("echo 3 " + x)  # want command-injection


class Store4:
    def all(self, x):
        os.system("echo 4 " + x)


class Store5:
    def all(self, x):
        os.system("echo 5 " + x)  # want command-injection
app = Flask(__name__)
api = Api(app)


class V(MethodView):
    def __init__(self, store):
        self.store = store
    def get(self):
        self.store.all(request.args["q"])
        return ""


class W(View):
    init_every_request = False
    def __init__(self, store=None):
        self.repo = store
    def dispatch_request(self):
        self.repo.all(request.args["q"])
        return ""


class R(Resource):
    def __init__(self, **kwargs):
        self.st = kwargs["store"]
    def get(self):
        self.st.all(request.args["q"])


class R2(Resource):
    def __init__(self, store):
        self.stt = store
    def get(self):
        self.stt.all(request.args["q"])
app.add_url_rule("/v", view_func=V.as_view("v", Store("x")))
app.add_url_rule("/w", view_func=W.as_view("w", store=Store2()))
api.add_resource(R, "/r", resource_class_kwargs={"store": Store3()})
api.add_resource(R2, "/r2", resource_class_args=(Store5(),))
