from functools import wraps

from bottle import abort, get, post, redirect, request, run, template

import db


def clerk():
    sid = request.get_cookie("sid")
    return db.ask1("select c.* from clerk c join sessions s on s.clerk = c.id where s.sid = ?", (sid,)) if sid else None


def inside(view):
    @wraps(view)
    def inner(*args, **kwargs):
        me = clerk()
        if not me:
            redirect("/door")
        return view(me, *args, **kwargs)
    return inner


def chief(view):
    @inside
    def inner(me, *args, **kwargs):
        if me["grade"] != "manager":
            abort(403)
        return view(me, *args, **kwargs)
    return inner


@get("/letters")
@inside
def letters(me):
    return template("letters", rows=db.ask("select * from letter where clerk = ?", (me["id"],)))


@post("/letters/<number:int>/body")
@inside
def rewrite(me, number):
    db.tell("update letter set body = ? where id = ?", (request.forms.getunicode("body"), number))  # want object-of-other-user
    redirect("/letters")


@post("/letters/<number:int>/drop")
@inside
def drop(me, number):
    db.tell("delete from letter where id = ? and clerk = ?", (number, me["id"]))  # safe: the clerk's own
    redirect("/letters")


@post("/tickets/<number>/text")
@inside
def ticket(me, number):
    db.tell("update ticket set text = ? where id = ?", (request.forms.getunicode("text"), number))  # want object-of-other-user
    redirect("/letters")


@post("/stamps/<number:int>")
@inside
def stamp(me, number):
    db.tell("update stamp set label = ? where id = ?", (request.forms.getunicode("label"), number))  # safe: stamps belong to nobody
    redirect("/letters")


@get("/letters/<number:int>/as/<kind>")
@inside
def as_kind(me, number, kind):
    rows = db.ask("select id from stamp where id = %s" % number)  # safe: figures only
    return {"n": len(rows) + len(db.ask("select id from stamp where label = '%s'" % kind))}  # want sql-injection


@post("/clerks/<number:int>/grade")
@inside
def grade(me, number):
    db.tell("update clerk set role = ? where id = ?", (request.forms.get("role"), number))  # want missing-authorization
    redirect("/letters")


@post("/clerks/<number:int>/role")
@chief
def role(me, number):
    db.tell("update clerk set role = ? where id = ?", (request.forms.get("role"), number))  # safe: for the chief
    redirect("/letters")


@post("/days/give")
@inside
def give_days(me):
    to = db.ask1("select id from clerk where name = ?", (request.forms.get("to"),))
    return {"ok": hand_over(me["id"], to["id"], int(request.forms.get("days")))}


@post("/days/lend")
@inside
def lend_days(me):
    to = db.ask1("select id from clerk where name = ?", (request.forms.get("to"),))
    return {"ok": hand_over_some(me["id"], to["id"], int(request.forms.get("days")))}


def hand_over(giver, taker, days):
    left = db.ask1("select days from clerk where id = ?", (giver,))["days"]
    if left < days:
        return False
    db.tell("update clerk set days = ? where id = ?", (left - days, giver))  # want negative-amount-accepted check-then-act
    db.tell("update clerk set days = days + ? where id = ?", (days, taker))
    return True


def hand_over_some(giver, taker, days):
    if days < 1:
        return False
    left = db.ask1("select days from clerk where id = ?", (giver,))["days"]
    if left < days:
        return False
    db.tell("update clerk set days = ? where id = ?", (left - days, giver))  # want check-then-act
    db.tell("update clerk set days = days + ? where id = ?", (days, taker))
    return True


@post("/parcels")
def parcel():  # want missing-authentication
    body = request.json
    db.tell("insert into letter (clerk, body) values (?, ?)", (body["clerk"], body["body"]))
    return {"ok": True}


if __name__ == "__main__":
    db.create()
    run(host="127.0.0.1", port=8080)
