import os
from xmlrpc.server import DocXMLRPCServer, SimpleXMLRPCRequestHandler, SimpleXMLRPCServer
from jsonrpclib.SimpleJSONRPCServer import SimpleJSONRPCServer


def ping(host):
    os.system("ping " + host)  # want command-injection


def plain(n):
    return n + 1


class Service:
    def run(self, cmd):
        return os.popen(cmd).read()  # want command-injection

    def _private(self, cmd):
        return os.popen(cmd).read()


class Dispatch:
    def _dispatch(self, method, params):
        os.system("x " + params[0])  # want command-injection


server = SimpleXMLRPCServer(("localhost", 8000), allow_none=True)
server.register_function(ping)
server.register_function(lambda name: open("/srv/" + name).read(), "read")  # want path-traversal
server.register_instance(Service(), allow_dotted_names=True)  # want dotted-name-call


@server.register_function
def deco(name):
    os.system("x " + name)  # want command-injection


@server.register_function(name="other")
def deco2(name):
    os.system("x " + name)  # want command-injection


with SimpleXMLRPCServer(("localhost", 8001)) as s2:
    s2.register_instance(Dispatch())
    s2.serve_forever()


def jping(host):
    os.system("ping " + host)  # want command-injection


js = SimpleJSONRPCServer(("localhost", 8080))
js.register_function(jping)
