import hmac
import io
import json
import logging
import os
import tarfile
from wsgiref.simple_server import make_server

import falcon
import jwt
import psycopg2
import psycopg2.extras
import requests
from passlib.context import CryptContext

log = logging.getLogger("parcels")
hashes = CryptContext(["argon2"])
KEY = os.environ["PARCELS_KEY"]


class Db:
    def __init__(self, dsn):
        self.con = psycopg2.connect(dsn, cursor_factory=psycopg2.extras.RealDictCursor)

    def one(self, sql, *args):
        with self.con.cursor() as c:
            c.execute(sql, args)
            return c.fetchone()

    def all(self, sql, *args):
        with self.con.cursor() as c:
            c.execute(sql, args)
            return c.fetchall()

    def do(self, sql, *args):
        with self.con.cursor() as c:
            c.execute(sql, args)
        self.con.commit()


class Auth:
    OPEN = ("/login", "/track", "/hooks")

    def process_resource(self, req, resp, resource, params):
        if req.path.startswith(self.OPEN):
            return
        head = req.get_header("Authorization") or ""
        try:
            req.context.claims = jwt.decode(head.removeprefix("Bearer "), KEY, algorithms=["HS256", "none"])  # want unverified-token
        except jwt.InvalidTokenError:
            raise falcon.HTTPUnauthorized()


def clerk_only(req, resp, resource, params):
    if req.context.claims.get("role") != "clerk":
        raise falcon.HTTPForbidden()


class Login:
    def __init__(self, db):
        self.db = db

    def on_post(self, req, resp):  # want attempts-unlimited
        body = req.media
        row = self.db.one("select * from customers where mail = %s", body["mail"])
        if not row or not hashes.verify(body["password"], row["password"]):
            log.info("login failed: " + body["mail"])  # want log-injection
            raise falcon.HTTPUnauthorized()
        log.debug("login %s", json.dumps(body))  # want secret-in-log
        resp.media = {"token": jwt.encode({"sub": row["id"], "role": row["role"], "password": row["password"]}, KEY)}  # want password-in-token token-never-expires


class Parcel:
    def __init__(self, db):
        self.db = db

    def on_get(self, req, resp, pid):
        resp.media = self.db.one("select * from parcels where id = %s", pid)  # want object-of-other-user

    def on_patch(self, req, resp, pid):
        body = req.get_media()
        cols = ", ".join(f"{c} = %s" for c in body)
        self.db.do(f"update parcels set {cols} where id = %s and customer_id = %s", *body.values(), pid, req.context.claims["sub"])  # want columns-chosen-by-client sql-injection

    def on_delete(self, req, resp, pid):
        self.db.do("delete from parcels where id = %s", pid)  # want object-of-other-user
        resp.status = falcon.HTTP_204


class MyParcel:
    ALLOWED = ("street", "city", "note")

    def __init__(self, db):
        self.db = db

    def on_get(self, req, resp, pid):
        row = self.db.one("select * from parcels where id = %s and customer_id = %s", pid, req.context.claims["sub"])
        if row is None:
            raise falcon.HTTPNotFound()
        resp.media = row

    def on_patch(self, req, resp, pid):
        body = {k: v for k, v in req.get_media().items() if k in self.ALLOWED}
        cols = ", ".join(f"{c} = %s" for c in body)
        self.db.do(f"update parcels set {cols} where id = %s and customer_id = %s", *body.values(), pid, req.context.claims["sub"])

    def on_delete(self, req, resp, pid):
        row = self.db.one("select customer_id from parcels where id = %s", pid)
        if row["customer_id"] != req.context.claims["sub"]:
            raise falcon.HTTPForbidden()
        self.db.do("delete from parcels where id = %s", pid)


class Customer:
    def __init__(self, db):
        self.db = db

    def on_put(self, req, resp, cid):
        body = req.media
        self.db.do("update customers set mail = %s, role = %s where id = %s", body["mail"], body["role"], cid)  # want object-of-other-user

    @falcon.before(clerk_only)
    def on_delete(self, req, resp, cid):
        self.db.do("delete from customers where id = %s", cid)


class Hook:
    def __init__(self, db):
        self.db = db

    def on_post(self, req, resp):  # want missing-authentication
        body = req.media
        self.db.do("update parcels set paid = true where id = %s", body["parcel"])  # want workflow-step-skipped


class SignedHook:
    def __init__(self, db):
        self.db = db

    def on_post(self, req, resp):
        raw = req.bounded_stream.read()
        want = hmac.new(KEY.encode(), raw, "sha256").hexdigest()
        if not hmac.compare_digest(want, req.get_header("X-Signature") or ""):
            raise falcon.HTTPForbidden()
        self.db.do("update parcels set paid = true where id = %s", json.loads(raw)["parcel"])


class Manifest:
    def on_post(self, req, resp):
        tarfile.open(fileobj=io.BytesIO(req.bounded_stream.read())).extractall("/srv/manifests")  # want archive-path-traversal archive-bomb

    def on_put(self, req, resp):
        tarfile.open(fileobj=io.BytesIO(req.bounded_stream.read())).extractall("/srv/manifests", filter="data")  # want archive-bomb


class Track:
    def __init__(self, db):
        self.db = db

    def on_get(self, req, resp):
        code = req.get_param("code", default="")
        row = self.db.one("select state from parcels where code = '{}'".format(code))  # want sql-injection
        resp.content_type = "text/html"
        resp.text = f"<p>{code}: {row['state'] if row else 'unknown'}</p>"  # want cross-site-scripting


class Notify:
    def __init__(self, db):
        self.db = db

    def on_put(self, req, resp):
        self.db.do("update customers set callback_url = %s where id = %s", req.media["url"], req.context.claims["sub"])

    def on_post(self, req, resp):
        row = self.db.one("select callback_url from customers where id = %s", req.context.claims["sub"])
        requests.post(row["callback_url"], json={"moved": True}, timeout=3)  # want stored-request-forgery


class Price:
    def __init__(self, db):
        self.db = db

    def on_post(self, req, resp):
        body = req.media
        total = body["price"] * body["count"]  # want negative-amount-accepted price-from-client
        self.db.do("insert into payments (customer_id, total) values (%s, %s)", req.context.claims["sub"], total)


def errors(req, resp, ex, params):
    resp.status = falcon.HTTP_500
    resp.media = {"error": str(ex), "type": type(ex).__name__}  # want exception-exposure


def create():
    db = Db(os.environ["PARCELS_DB"])
    app = falcon.App(middleware=[Auth()], cors_enable=True)
    app.add_route("/login", Login(db))
    app.add_route("/parcels/{pid:int}", Parcel(db))
    app.add_route("/my/parcels/{pid:int}", MyParcel(db))
    app.add_route("/customers/{cid:int}", Customer(db))
    app.add_route("/hooks/paid", Hook(db))
    app.add_route("/hooks/signed", SignedHook(db))
    app.add_route("/manifest", Manifest())
    app.add_route("/track", Track(db))
    app.add_route("/notify", Notify(db))
    app.add_route("/price", Price(db))
    app.add_error_handler(Exception, errors)
    return app


if __name__ == "__main__":
    make_server("0.0.0.0", 8000, create()).serve_forever()
