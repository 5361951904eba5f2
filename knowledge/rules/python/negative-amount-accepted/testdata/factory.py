"""Applications that a function makes, and prices that are looked up first."""
import falcon


class Price:
    def on_post(self, req, resp):
        body = req.media
        total = body["price"] * body["count"]  # want negative-amount-accepted
        db.do("insert into payments (customer_id, total) values (%s, %s)", req.context.user["id"], total)

    def on_put(self, req, resp):
        body = req.media
        price = prices.find(body["article"])
        db.do("update carts set total = %s where customer_id = %s", price * int(body["count"]), req.context.user["id"])  # want negative-amount-accepted

    def on_patch(self, req, resp):
        body = req.media
        count = int(body["count"])
        if count < 1:
            raise falcon.HTTPBadRequest()
        price = prices.find(body["article"])
        db.do("update carts set total = %s where customer_id = %s", price * count, req.context.user["id"])

    def on_get(self, req, resp):
        size = pages.find(req.media["page"])
        resp.media = {"height": size * int(req.media["count"])}


class Auth:
    def process_resource(self, req, resp, resource, params):
        req.context.user = db.one("select * from users where token = %s", req.get_header("Authorization"))
        if req.context.user is None:
            raise falcon.HTTPUnauthorized()


def create():
    app = falcon.App(middleware=[Auth()])
    app.add_route("/price", Price())
    return app
