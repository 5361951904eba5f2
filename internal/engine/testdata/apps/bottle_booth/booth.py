import hashlib
import os
import sqlite3
import subprocess
from datetime import date

import bottle
from bottle import HTTPError, abort, hook, redirect, request, response, route, run, static_file, template

SECRET = "booth"  # want hard-coded-credential


def db():
    con = sqlite3.connect(os.environ.get("BOOTH_DB", "booth.db"))
    con.row_factory = sqlite3.Row
    return con


def who():
    return request.get_cookie("who", secret=SECRET)


def need():
    name = who()
    if not name:
        redirect("/in")
    return name


@route("/in", method="POST")
def sign_in():  # want attempts-unlimited
    name, pw = request.forms.name, request.forms.pw
    row = db().execute("SELECT * FROM guests WHERE name=? AND pw=?", (name, hashlib.sha1(pw.encode()).hexdigest())).fetchone()  # want weak-password-hash
    if row:
        response.set_cookie("who", name, secret=SECRET)  # want cookie-without-httponly cookie-without-secure
        return redirect(request.query.get("to") or "/")  # want open-redirect
    return template("<p>Sorry {{n}}</p>", n=name)


@route("/wall/<name>")
def wall(name):
    notes = db().execute("SELECT * FROM notes WHERE guest=?", (name,)).fetchall()
    return template("wall", name=name, notes=notes)


@route("/wall/<name>/inline")
def wall_inline(name):
    return template("<h1>Wall of " + name + "</h1>")  # want template-injection


@route("/wall/<name>/safe")
def wall_safe(name):
    return template("<h1>Wall of {{name}}</h1>", name=name)


@route("/notes", method="POST")
def add():
    me = need()
    con = db()
    con.execute("INSERT INTO notes (guest, text, day) VALUES (?, ?, ?)", (me, request.forms.text, str(date.today())))
    con.commit()
    redirect("/wall/" + me)


@route("/notes/<nid:int>/remove", method=["GET", "POST"])
def remove(nid):
    need()
    con = db()
    con.execute("DELETE FROM notes WHERE id=?", (nid,))  # want csrf-protection-missing object-of-other-user
    con.commit()
    redirect("/")


@route("/notes/<nid:int>/remove-own", method="POST")
def remove_own(nid):
    me = need()
    con = db()
    con.execute("DELETE FROM notes WHERE id=? AND guest=?", (nid, me))
    con.commit()
    redirect("/")


@route("/notes/<nid:int>/edit", method="POST")
def edit(nid):
    me = need()
    con = db()
    note = con.execute("SELECT * FROM notes WHERE id=?", (nid,)).fetchone()  # want object-of-other-user
    if note["guest"] != request.forms.guest:
        abort(403)
    con.execute("UPDATE notes SET text=? WHERE id=?", (request.forms.text, nid))
    con.commit()
    redirect("/wall/" + me)


@route("/search")
def search():
    word = request.query.word
    sql = "SELECT * FROM notes WHERE text LIKE '%" + word + "%'"
    found = db().execute(sql).fetchall()  # want sql-injection
    return {"found": [dict(f) for f in found]}


@route("/by-day")
def by_day():
    days = request.query.getall("day")
    marks = ",".join("?" * len(days))
    found = db().execute(f"SELECT * FROM notes WHERE day IN ({marks})", days).fetchall()
    return {"found": [dict(f) for f in found]}


@route("/files/<name:path>")
def files(name):
    return static_file(name, root="/srv/booth")


@route("/thumb")
def thumb():
    name = request.query.name
    subprocess.call("convert /srv/booth/%s -resize 80 /srv/booth/thumbs/%s" % (name, name), shell=True)  # want command-injection
    return static_file("thumbs/" + name, root="/srv/booth")


@route("/photo", method="POST")
def photo():
    need()
    up = request.files.get("photo")
    up.save("/srv/booth/" + up.raw_filename, overwrite=True)  # want path-traversal
    return "ok"


@route("/photo/safe", method="POST")
def photo_safe():
    need()
    up = request.files.get("photo")
    if os.path.splitext(up.filename)[1] not in (".png", ".gif"):
        abort(400)
    up.save("/srv/booth", overwrite=False)
    return "ok"


@route("/admin/guests")
def guests():  # want missing-authentication
    if request.get_cookie("admin") != "1":  # want cookie-trusted
        abort(403)
    return {"guests": [dict(g) for g in db().execute("SELECT name FROM guests")]}


@route("/admin/wipe", method="POST")
def wipe():  # want missing-authentication
    con = db()
    con.execute("DELETE FROM notes")
    con.commit()
    return "ok"


@route("/admin/backup")
def backup():  # want missing-authentication
    return static_file("booth.db", root=".")


@bottle.error(500)
def broken(err):
    return "<pre>%s</pre>" % err.traceback  # want exception-exposure


@hook("after_request")
def cors():
    response.headers["Access-Control-Allow-Origin"] = request.headers.get("Origin")  # want cors-origin-reflected
    response.headers["Access-Control-Allow-Credentials"] = "true"


if __name__ == "__main__":
    run(host="0.0.0.0", port=8080, debug=True)  # want debug-mode
