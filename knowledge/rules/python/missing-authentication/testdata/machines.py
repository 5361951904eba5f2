"""What machines call has to prove who it is, also where a middleware lets it pass and the class says that it is a hook."""
import hmac
import json
import os

import falcon
import jwt

KEY = os.environ["KEY"]


class Auth:
    OPEN = ("/login", "/hooks")

    def process_resource(self, req, resp, resource, params):
        if req.path.startswith(self.OPEN):
            return
        try:
            req.context.claims = jwt.decode(req.get_header("Authorization"), KEY, algorithms=["HS256"])
        except jwt.InvalidTokenError:
            raise falcon.HTTPUnauthorized()


class Parcel:
    def on_post(self, req, resp):
        db.do("insert into parcels (street) values (%s)", req.media["street"])

    def on_delete(self, req, resp):
        db.do("delete from parcels where id = %s and customer_id = %s", req.media["id"], req.context.claims["sub"])


class Hook:
    def on_post(self, req, resp):  # want missing-authentication
        db.do("update parcels set paid = true where id = %s", req.media["parcel"])


class SignedHook:
    def on_post(self, req, resp):
        raw = req.bounded_stream.read()
        if not hmac.compare_digest(hmac.new(KEY.encode(), raw, "sha256").hexdigest(), req.get_header("X-Signature") or ""):
            raise falcon.HTTPForbidden()
        db.do("update parcels set paid = true where id = %s", json.loads(raw)["parcel"])


class ComparedHook:
    def on_post(self, req, resp):
        raw = req.bounded_stream.read()
        expected = hmac.new(KEY.encode(), raw, "sha256").hexdigest()
        if expected != req.get_header("X-Relay"):
            raise falcon.HTTPForbidden()
        db.do("update parcels set paid = true where id = %s", json.loads(raw)["parcel"])


app = falcon.App(middleware=[Auth()])
app.add_route("/parcels", Parcel())
app.add_route("/hooks/paid", Hook())
app.add_route("/hooks/signed", SignedHook())
app.add_route("/hooks/compared", ComparedHook())
