"""What every request passes logs whatever is typed; codes that are kept for somebody; what is paid with."""
import logging
import random
import uuid

from flask import Flask, g, request
from payments import gateway
from storage import db
from tornado.web import RequestHandler

app = Flask(__name__)
log = logging.getLogger("shop")
RESET = {}
NAMES = {}


@app.before_request
def log_request():
    log.info("%s %s", request.path, request.form)  # want secret-in-log


@app.after_request
def log_answer(response):
    log.info("%s %s", request.path, response.status_code)
    return response


class Base(RequestHandler):
    def prepare(self):
        log.debug("%s %s", self.request.path, self.request.body)  # want secret-in-log


@app.post("/order")
def order():
    log.info("order %s", request.form)
    return "ok"


@app.post("/forgot")
def forgot():
    name = request.form["name"]
    RESET[name] = "%06d" % random.randint(0, 999999)
    NAMES[name] = name.upper()
    log.info("code for %s is %s", NAMES[name], RESET[name])  # want secret-in-log
    return "sent"


@app.post("/reader/key")
def reader_key():
    key = uuid.uuid4().hex
    db.run("UPDATE users SET feed_key = ? WHERE id = ?", key, g.user["id"])
    log.info("key of %s is %s", g.user["id"], key)  # want secret-in-log
    return {"key": key}


def charge(order, card):
    log.info("charging %s with %s", order, card)  # want secret-in-log
    gateway.charge(order, card)


def deal(order, card):
    log.info("dealt %s", card)  # of a game


@app.post("/pay")
def pay():
    charge(request.form["order"], request.form["card"])
    deal(request.form["order"], request.form["card"])
    return "paid"
