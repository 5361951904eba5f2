# profile: default
from markupsafe import escape
from flask import Flask, request
app = Flask(__name__)
class Control:
    def __init__(self, name, value):
        self.name = name
        self.value = value
    def attributes(self):
        yield "name", self.name
        yield "value", escape(self.value)
    def render(self):
        return "<input " + " ".join("%s=%s" % a for a in self.attributes()) + ">"
    def render2(self):
        return "<input " + " ".join("%s=%s" % (a, b) for a, b in self.attributes()) + ">"
    def render3(self):
        return "<input name=%s value=%s>" % (self.name, escape(self.value))
    def render4(self):
        return "<input " + " ".join(f"{k}={v}" for k, v in {"name": self.name, "value": escape(self.value)}.items()) + ">"
    def render5(self):
        return "<input " + " ".join(f'{k}="{v}"' for k, v in {"name": self.name, "value": escape(self.value)}.items()) + ">"
@app.get("/1")
def a1():
    return Control("q", request.args["q"]).render()  # want cross-site-scripting
@app.get("/2")
def a2():
    return Control("q", request.args["q"]).render2()  # want cross-site-scripting
@app.get("/3")
def a3():
    return Control("q", request.args["q"]).render3()  # want cross-site-scripting
@app.get("/4")
def a4():
    return Control("q", request.args["q"]).render4()  # want cross-site-scripting
@app.get("/5")
def a5():
    return Control("q", request.args["q"]).render5()


@app.get("/6")
def a6():
    query = "&".join(f"{escape(k)}={escape(v)}" for k, v in request.args.items())
    return "<p>" + query + "</p><a href=\"/search?" + query + "\">again</a>"
