import os
import sqlite3

from spyne import Application, ComplexModel, Integer, Iterable, ServiceBase, Unicode, rpc
from spyne.decorator import rpc as rpc2
from spyne.protocol.soap import Soap11
from spyne.server.wsgi import WsgiApplication

db = sqlite3.connect("x.db")


class Person(ComplexModel):
    name = Unicode
    age = Integer


class HelloWorldService(ServiceBase):
    @rpc(Unicode, Integer, _returns=Iterable(Unicode))
    def say_hello(ctx, name, times):
        db.execute("select * from t where name = '%s'" % name)  # want sql-injection
        db.execute("select * from t limit %d" % times)  # safe: a number
        yield name

    @rpc2(Person, _returns=Unicode)
    def put(ctx, person):
        os.system("x " + person.name)  # want command-injection
        return ""


application = Application([HelloWorldService], "x", in_protocol=Soap11(validator="lxml"), out_protocol=Soap11())
