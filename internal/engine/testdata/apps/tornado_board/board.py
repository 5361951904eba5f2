import hashlib
import os
import pickle
import sqlite3
import time

import tornado.escape
import tornado.httpclient
import tornado.ioloop
import tornado.web
import tornado.websocket

con = sqlite3.connect("board.db")
con.row_factory = sqlite3.Row
con.executescript("""
create table if not exists members (id integer primary key, name text, pw text, badge text);
create table if not exists threads (id integer primary key, title text, member_id integer, locked integer);
create table if not exists posts (id integer primary key, thread_id integer, member_id integer, body text, writer text);
create table if not exists letters (id integer primary key, from_id integer, to_id integer, body text);
""")


class Base(tornado.web.RequestHandler):
    def get_current_user(self):
        number = self.get_secure_cookie("member")
        if not number:
            return None
        return con.execute("select * from members where id = ?", (int(number),)).fetchone()

    def write_error(self, status_code, **kw):
        if "exc_info" in kw:
            self.write("".join(map(str, kw["exc_info"])))  # want exception-exposure
        else:
            self.write("error")

    def member(self):
        return self.current_user

    def set_default_headers(self):
        self.set_header("Access-Control-Allow-Origin", self.request.headers.get("Origin", "*"))  # want cors-origin-reflected
        self.set_header("Access-Control-Allow-Credentials", "true")


class Enter(Base):
    def post(self):  # want attempts-unlimited
        name = self.get_body_argument("name")
        row = con.execute("select * from members where name = ?", (name,)).fetchone()
        if row and row["pw"] == hashlib.md5(self.get_body_argument("pw").encode()).hexdigest():  # want weak-password-hash
            self.set_secure_cookie("member", str(row["id"]), expires_days=365)  # want any-cookie-without-secure token-never-expires
            self.redirect(self.get_argument("next", "/"))  # want open-redirect
        else:
            self.set_status(403)


class Thread(Base):
    def get(self, number):
        thread = con.execute("select * from threads where id = ?", (number,)).fetchone()
        posts = con.execute("select * from posts where thread_id = ?", (number,)).fetchall()
        self.render("thread.html", thread=thread, posts=posts)

    @tornado.web.authenticated
    def post(self, number):
        con.execute("insert into posts (thread_id, member_id, body, writer) values (?, ?, ?, ?)",
                    (number, self.current_user["id"], self.get_argument("body"), self.current_user["name"]))
        con.commit()
        self.redirect("/thread/" + number)

    @tornado.web.authenticated
    def delete(self, number):
        con.execute("delete from threads where id = ?", (number,))  # want object-of-other-user
        con.commit()


class OwnThread(Base):
    @tornado.web.authenticated
    def get(self, number):
        posts = con.execute("select * from posts where thread_id = ?", (number,)).fetchall()
        thread = con.execute("select * from threads where id = ?", (number,)).fetchone()
        self.render("safe.html", thread=thread, posts=posts)

    @tornado.web.authenticated
    def delete(self, number):
        row = con.execute("select member_id from threads where id = ?", (number,)).fetchone()
        if row["member_id"] != self.current_user["id"]:
            raise tornado.web.HTTPError(403)
        con.execute("delete from threads where id = ?", (number,))
        con.commit()


class Letter(Base):
    @tornado.web.authenticated
    def get(self):
        row = con.execute("select * from letters where id = ?", (self.get_argument("n"),)).fetchone()  # want object-of-other-user
        self.write(dict(row))


class LetterMine(Base):
    @tornado.web.authenticated
    def get(self):
        me = self.current_user["id"]
        row = con.execute("select * from letters where id = ? and (to_id = ? or from_id = ?)", (self.get_argument("n"), me, me)).fetchone()
        if row is None:
            raise tornado.web.HTTPError(404)
        self.write(dict(row))


class Lock(Base):
    def post(self, number):  # want missing-authentication
        con.execute("update threads set locked = 1 where id = ?", (number,))
        con.commit()


class LockByMod(Base):
    def prepare(self):
        if not self.current_user or self.current_user["badge"] != "mod":
            raise tornado.web.HTTPError(403)

    def post(self, number):
        con.execute("update threads set locked = 1 where id = ?", (number,))
        con.commit()


class Badge(Base):
    @tornado.web.authenticated
    def post(self, number):
        con.execute("update members set badge = ? where id = ?", (self.get_argument("badge"), number))  # want missing-authorization
        con.commit()


class Search(Base):
    def get(self):
        q = self.get_query_argument("q", "")
        rows = con.execute("select id, title from threads where title like '%%%s%%'" % q).fetchall()  # want sql-injection
        self.write("<h2>Results for " + q + "</h2>")  # want cross-site-scripting
        self.write({"rows": [dict(r) for r in rows]})


class SearchSafe(Base):
    def get(self):
        q = self.get_query_argument("q", "")
        rows = con.execute("select id, title from threads where title like ?", ("%" + q + "%",)).fetchall()
        self.write("<h2>Results for " + tornado.escape.xhtml_escape(q) + "</h2>")
        for r in rows:
            self.write("<p>" + tornado.escape.xhtml_escape(r["title"]) + "</p>")


class Settings(Base):
    def get(self):
        raw = self.get_cookie("prefs")
        prefs = pickle.loads(tornado.escape.url_unescape(raw, encoding=None)) if raw else {}  # want unsafe-deserialization
        self.write({"prefs": str(prefs)})

    def post(self):
        prefs = tornado.escape.json_decode(self.request.body)
        self.set_cookie("prefs", tornado.escape.json_encode(prefs), secure=True, httponly=True, samesite="Lax")


class Avatar(Base):
    @tornado.web.authenticated
    async def post(self):
        client = tornado.httpclient.AsyncHTTPClient()
        answer = await client.fetch(self.get_argument("url"))  # want server-side-request-forgery
        with open(f"avatars/{self.current_user['id']}.png", "wb") as f:
            f.write(answer.body)


class Upload(Base):
    @tornado.web.authenticated
    def post(self):
        part = self.request.files["file"][0]
        with open(os.path.join("static", part["filename"]), "wb") as f:  # want path-traversal
            f.write(part["body"])


class UploadSafe(Base):
    @tornado.web.authenticated
    def post(self):
        part = self.request.files["file"][0]
        ext = os.path.splitext(part["filename"])[1].lower()
        if ext not in (".png", ".jpg"):
            raise tornado.web.HTTPError(400)
        name = hashlib.sha256(part["body"]).hexdigest() + ext
        with open(os.path.join("static", name), "wb") as f:
            f.write(part["body"])


class Live(tornado.websocket.WebSocketHandler):
    def check_origin(self, origin):
        return True  # want websocket-any-origin

    def on_message(self, message):
        self.write_message(message)


class LiveSame(tornado.websocket.WebSocketHandler):
    def on_message(self, message):
        self.write_message(message)


class Rss(Base):
    def get(self):
        lang = self.get_argument("lang", "en")
        self.set_header("Content-Language", lang)
        self.set_header("Content-Disposition", "attachment; filename=" + self.get_argument("as", "feed.xml"))
        self.finish("<rss/>")


def make():
    return tornado.web.Application([  # want csrf-protection-off debug-mode hard-coded-credential
        (r"/enter", Enter), (r"/thread/(\d+)", Thread), (r"/own/(\d+)", OwnThread), (r"/letter", Letter), (r"/letter/mine", LetterMine),
        (r"/lock/(\d+)", Lock), (r"/modlock/(\d+)", LockByMod), (r"/badge/(\d+)", Badge), (r"/search", Search), (r"/search/safe", SearchSafe),
        (r"/settings", Settings), (r"/avatar", Avatar), (r"/upload", Upload), (r"/upload/safe", UploadSafe), (r"/live", Live), (r"/same", LiveSame),
        (r"/rss", Rss), (r"/static/(.*)", tornado.web.StaticFileHandler, {"path": "static"}),
    ], cookie_secret="Zm9ydW0tc2VjcmV0LTIwMjE", debug=True, xsrf_cookies=False)


if __name__ == "__main__":
    make().listen(8888)
    tornado.ioloop.IOLoop.current().start()
