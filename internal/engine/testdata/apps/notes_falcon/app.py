import falcon
import psycopg2

db = psycopg2.connect("dbname=x")


def require_user(req, resp, resource, params):
    if not req.context.get("user"):
        raise falcon.HTTPUnauthorized()


class Notes:
    @falcon.before(require_user)
    def on_get(self, req, resp):
        c = db.cursor()
        c.execute("select id, title from notes where owner_id = %s", (req.context["user"],))
        resp.media = c.fetchall()

    @falcon.before(require_user)
    def on_post(self, req, resp):
        c = db.cursor()
        c.execute("insert into notes (owner_id, title) values (%s, %s)", (req.context["user"], req.media["title"]))
        db.commit()


class Note:
    @falcon.before(require_user)
    def on_put(self, req, resp, note_id):
        c = db.cursor()
        c.execute("update notes set title = %s where id = %s", (req.media["title"], note_id))  # want object-of-other-user
        db.commit()

    def on_delete(self, req, resp, note_id):  # want missing-authentication
        c = db.cursor()
        c.execute("delete from notes where id = %s", (note_id,))
        db.commit()


app = falcon.App()
app.add_route("/notes", Notes())
app.add_route("/notes/{note_id}", Note())
