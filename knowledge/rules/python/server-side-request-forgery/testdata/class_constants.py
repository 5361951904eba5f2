import httpx
import requests
from flask import Flask, request

app = Flask(__name__)


class Inventory:
    host = "https://inventory.example.com"
    base = "https://inventory.example.com/"
    template = "https://{tenant}.example.com/items"
    below = "https://example.com/{tenant}/items"

    def __init__(self, session=None):
        self.session = session or requests.Session()

    def beside(self, path):
        return self.session.get(self.host + path, timeout=3)  # want server-side-request-forgery

    def under(self, path):
        return self.session.get(self.base + path, timeout=3)  # safe: the host ends before the path

    def of_tenant(self, tenant):
        return httpx.get(self.template.format(tenant=tenant))  # want server-side-request-forgery

    def of_tenant_below(self, tenant):
        return httpx.get(self.below.format(tenant=tenant))


@app.get("/items")
def items():
    shop = Inventory()
    shop.beside(request.args["path"])
    shop.under(request.args["path"])
    shop.of_tenant(request.args["tenant"])
    shop.of_tenant_below(request.args["tenant"])
    return ""


class Base:
    root = "https://api.example.com"

    def fetch(self, path):
        return requests.get(self.root + path, timeout=3)


class Derived(Base):
    root = "https://api.example.com/v2/"


@app.get("/derived")
def derived():
    return Derived().fetch(request.args["path"]).text


class Moved:
    address = "https://moved.example.com"

    def __init__(self):
        self.address = "https://moved.example.com/v1/"

    def fetch(self, path):
        return requests.get(self.address + path, timeout=3)


@app.get("/moved")
def moved():
    return Moved().fetch(request.args["path"]).text
