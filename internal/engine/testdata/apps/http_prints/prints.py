import base64
import cgi
import json
import os
import shlex
import sqlite3
import subprocess
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlparse

JOBS = "/var/spool/prints"
db = sqlite3.connect("prints.db", check_same_thread=False)


class Prints(BaseHTTPRequestHandler):
    def reply(self, code, body, kind="application/json"):
        data = body.encode() if isinstance(body, str) else body
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.end_headers()
        self.wfile.write(data)  # want exception-exposure

    def user(self):
        jar = SimpleCookie(self.headers.get("Cookie"))
        if "session" not in jar:
            return None
        row = db.execute("select user_id from sessions where token = ?", (jar["session"].value,)).fetchone()
        return row and row[0]

    def body(self):
        return self.rfile.read(int(self.headers["Content-Length"]))

    def do_GET(self):
        url = urlparse(self.path)
        args = parse_qs(url.query)
        try:
            if url.path == "/jobs":
                return self.jobs(args)
            if url.path == "/job":
                return self.job(args)
            if url.path == "/my/job":
                return self.my_job(args)
            if url.path == "/file":
                return self.file(args)
            if url.path == "/hello":
                return self.reply(200, "<h1>Hello " + args["name"][0] + "</h1>", "text/html")  # want cross-site-scripting
            if url.path == "/cancel":
                return self.cancel(args)
            if url.path == "/stats":
                return self.stats(args)
            self.send_error(404, "nothing at " + url.path)
        except Exception as e:
            self.reply(500, json.dumps({"error": repr(e)}))

    def jobs(self, args):
        sort = args.get("sort", ["id"])[0]
        rows = db.execute("select id, title from jobs where user_id = ? order by %s" % sort, (self.user(),)).fetchall()  # want sql-injection
        self.reply(200, json.dumps(rows))

    def job(self, args):
        if not self.user():
            return self.send_error(401)
        row = db.execute("select id, title, user_id from jobs where id = ?", (args["id"][0],)).fetchone()  # want object-of-other-user
        self.reply(200, json.dumps(row))

    def my_job(self, args):
        me = self.user()
        row = db.execute("select id, title, user_id from jobs where id = ?", (args["id"][0],)).fetchone()
        if not row or row[2] != me:
            return self.send_error(404)
        self.reply(200, json.dumps(row))

    def file(self, args):
        with open(os.path.join(JOBS, args["name"][0]), "rb") as f:  # want path-traversal
            self.reply(200, f.read(), "application/pdf")

    def cancel(self, args):
        if not self.user():
            return self.send_error(401)
        db.execute("delete from jobs where id = ? and user_id = ?", (args["id"][0], self.user()))  # want csrf-protection-missing
        db.commit()
        self.reply(200, "{}")

    def stats(self, args):
        printer = args["printer"][0]
        self.reply(200, subprocess.check_output(f"lpstat -p {printer}", shell=True), "text/plain")  # want command-injection

    def do_POST(self):  # want attempts-unlimited
        if self.path == "/login":
            data = json.loads(self.body())
            row = db.execute("select id from users where name = ? and password = ?", (data["name"], data["password"])).fetchone()  # want plaintext-password
            if not row:
                return self.send_error(401)
            token = base64.b64encode(data["name"].encode()).decode()  # want predictable-secret
            db.execute("insert into sessions (token, user_id) values (?, ?)", (token, row[0]))
            db.commit()
            self.send_response(200)
            self.send_header("Set-Cookie", f"session={token}")  # want cookie-without-httponly cookie-without-secure
            self.end_headers()
        elif self.path == "/print":
            form = cgi.FieldStorage(fp=self.rfile, headers=self.headers, environ={"REQUEST_METHOD": "POST"})
            item = form["file"]
            with open(os.path.join(JOBS, item.filename), "wb") as f:  # want path-traversal
                f.write(item.file.read())
            subprocess.run("lp -n %s %s" % (shlex.quote(form["copies"].value), shlex.quote(item.filename)), shell=True)
            self.reply(200, "{}")
        elif self.path == "/purge":
            db.execute("delete from jobs")  # want missing-authentication
            db.commit()
            self.reply(200, "{}")


if __name__ == "__main__":
    ThreadingHTTPServer(("0.0.0.0", 8631), Prints).serve_forever()
