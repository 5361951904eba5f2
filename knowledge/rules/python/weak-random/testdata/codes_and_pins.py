"""Codes that let their bearer in or are worth something, PINs, and tables of codes that were sent."""
import random
import secrets
import string

from django.core.cache import cache
from flask import Flask, jsonify, request, session
from shop.models import Coupon, Ticket, db
from storage import redis, sms

app = Flask(__name__)
RESET = {}
codes = {}
led_pins = {}
colour_codes = {}


def ticket_code(order):
    return "T%d-%06d" % (order.id, random.randint(0, 999999))  # want weak-random


def bonus_code():
    return "".join(random.choice(string.ascii_uppercase) for _ in range(8))  # want weak-random


def gift_code():
    return "".join(secrets.choice(string.ascii_uppercase) for _ in range(16))


def exam_code():
    return "".join(random.choices(string.digits, k=8))  # want weak-random


def classroom_code(lesson):
    code = ""
    for _ in range(6):
        code += random.choice(string.ascii_uppercase)  # want weak-random
    return code


def country_code():
    return random.choice(["DE", "AT", "CH"])


def product_code():
    return "".join(random.choices(string.digits, k=8))


def make_voucher():
    return "".join(random.choices(string.ascii_uppercase, k=8))  # want weak-random


def make_colour_code():
    return "#%06x" % random.randrange(0xFFFFFF)


def generate_code():
    """Of a language that is made up."""
    return "x = %d" % random.randrange(100)


class Parcel:
    def __init__(self):
        self.pickup_code = random.randint(1000, 9999)  # want weak-random
        self.area_code = random.randint(100, 999)


class Board:
    def __init__(self):
        self.led_pin = random.choice([3, 5, 7])


def issue_pin(patient):
    patient.pin = "".join(random.choices(string.digits, k=6))  # want weak-random
    patient.save()


@app.post("/door")
def set_pin():
    pin = "%06d" % random.randint(0, 999999)  # want weak-random
    cache.set(session["user"], pin)
    return jsonify(pin=pin)


@app.post("/forgot")
def forgot():
    RESET[request.form["username"]] = "%06d" % random.randint(0, 999999)  # want weak-random
    return "A code was sent"


@app.post("/sms")
def send():
    codes[request.form["phone"]] = str(random.randrange(100000))  # want weak-random
    return "sent"


@app.post("/pair")
def pair():
    code = "".join(random.choice(string.digits) for _ in range(6))  # want weak-random
    cache.set("device", code, 300)
    return {"code": code}


@app.post("/paint")
def paint():
    colour_codes[request.form["name"]] = random.randrange(0xFFFFFF)
    led_pins[request.form["name"]] = random.choice([3, 5, 7])
    return "ok"


@app.post("/phone")
def phone():
    cache.set("otp:" + request.form["phone"], random.randint(1000, 9999), 300)  # want weak-random
    return "sent"


@app.post("/phone/verify")
def phone_verify():
    redis.setex(f"verify:{request.form['phone']}", 300, random.randint(1000, 9999))  # want weak-random
    redis.setex(f"delay:{request.form['phone']}", 300, random.randint(1000, 9999))
    return "sent"


@app.post("/notes/<int:note>/share")
def share(note):
    code = "%06x" % random.getrandbits(24)  # want weak-random
    db.execute("UPDATE notes SET link = ? WHERE id = ?", (code, note))
    return {"link": "/s/" + code}


@app.post("/notes/<int:note>/share/long")
def share_long(note):
    code = secrets.token_urlsafe(24)
    db.execute("UPDATE notes SET link = ? WHERE id = ?", (code, note))
    return {"link": "/s/" + code}


def sell(order):
    return Ticket(order=order, code="T-%06d" % random.randint(0, 999999))  # want weak-random


def discount():
    return Coupon(code=str(random.randint(100000, 999999)))  # want weak-random


def shuffled(players):
    return random.sample(players, len(players))
