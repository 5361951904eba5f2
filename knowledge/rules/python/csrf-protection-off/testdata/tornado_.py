import tornado.web


class Base(tornado.web.RequestHandler):
    def get_current_user(self):
        return self.get_secure_cookie("user")


class Kiosk(Base):
    def check_xsrf_cookie(self):  # want csrf-protection-off
        pass


class Api(Base):
    def check_xsrf_cookie(self):
        pass

    def get_current_user(self):
        return self.application.tokens.get(self.request.headers.get("Authorization"))


class Own(Base):
    def check_xsrf_cookie(self):
        if self.request.headers.get("Sec-Fetch-Site") != "same-origin":
            raise tornado.web.HTTPError(403)
