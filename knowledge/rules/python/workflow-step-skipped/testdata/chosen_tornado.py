"""The same in statements."""
import tornado.web


class Base(tornado.web.RequestHandler):
    def get_current_user(self):
        return self.get_secure_cookie("u")
    @property
    def db(self):
        return self.application.db


class Confirm(Base):
    @tornado.web.authenticated
    async def post(self, bid):
        row = await self.db.fetchrow("SELECT * FROM bookings WHERE id = $1 AND user_id = $2", int(bid), self.current_user)
        if row["state"] != "held":
            raise tornado.web.HTTPError(409)
        await self.db.execute("UPDATE bookings SET state = 'confirmed' WHERE id = $1", row["id"])


class CheckIn(Base):
    @tornado.web.authenticated
    async def post(self, bid):
        await self.db.execute("UPDATE bookings SET state = 'completed' WHERE id = $1 AND user_id = $2", int(bid), self.current_user)  # want workflow-step-skipped


class SetState(Base):
    @tornado.web.authenticated
    async def post(self, bid):
        await self.db.execute("UPDATE bookings SET state = $1 WHERE id = $2 AND user_id = $3", self.get_argument("state"), int(bid), self.current_user)  # want workflow-step-skipped


class Refund(Base):
    @tornado.web.authenticated
    async def post(self, bid):
        await self.db.execute("UPDATE bookings SET refunded = true WHERE id = $1 AND user_id = $2", int(bid), self.current_user)  # want workflow-step-skipped
app = tornado.web.Application([(r"/c/(\d+)", Confirm), (r"/i/(\d+)", CheckIn), (r"/s/(\d+)", SetState), (r"/r/(\d+)", Refund)])
