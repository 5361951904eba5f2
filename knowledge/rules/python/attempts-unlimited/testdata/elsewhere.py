"""Logins whose password somebody else checks, and one's own."""
import tornado.web


class GoogleOAuth2LoginHandler(tornado.web.RequestHandler):
    def get(self):  # safe: the other side checks the password
        user = self.authenticate(self.get_argument("code"))
        self.set_secure_cookie("user", user)

    def authenticate(self, code):
        return verify_user(code)


class LoginHandler(tornado.web.RequestHandler):
    def post(self):  # want attempts-unlimited
        user = self.authenticate(self.get_argument("name"), self.get_argument("password"))
        self.set_secure_cookie("user", user)

    def authenticate(self, name, password):
        return verify_user(name, password)
