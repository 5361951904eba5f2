# profile: default
import hmac

import tornado.web

CREDENTIALS = {"guest": None}
CREDENTIALS.update({"operator": "Tuesday#Harbour9"})  # want hard-coded-credential
STAFF = dict(root="Marble*Fox71")  # want hard-coded-credential
GUESTS = {}
GUESTS["visitor"] = "Quiet+Lake22"  # want hard-coded-credential
TITLES = {"operator": "Operator of all"}
TITLES.update({"guest": "Visitor"})
OPEN = {}


class Admin(tornado.web.RequestHandler):
    KEEPERS = {"ann": "Copper_Kettle5", "bob": "Silver_Spoon8"}  # want hard-coded-credential

    def post(self):
        given = self.get_body_argument("password", strip=False)
        wanted = CREDENTIALS.get(self.get_body_argument("user"))
        if wanted is None or not hmac.compare_digest(given.encode(), wanted.encode()):
            raise tornado.web.HTTPError(403)

    def put(self):
        password = self.get_body_argument("password")
        user = self.get_body_argument("user")
        if not hmac.compare_digest(STAFF.get(user, ""), password):
            raise tornado.web.HTTPError(403)
        if not hmac.compare_digest(GUESTS[user], password):
            raise tornado.web.HTTPError(403)
        if not hmac.compare_digest(self.KEEPERS[user], password):
            raise tornado.web.HTTPError(403)
        if not hmac.compare_digest(OPEN[user], password):
            raise tornado.web.HTTPError(403)

    def get(self):
        self.write(TITLES.get(self.get_argument("user"), ""))


app = tornado.web.Application([("/admin", Admin)])
