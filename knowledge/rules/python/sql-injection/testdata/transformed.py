import sqlite3

import falcon

COLUMNS = {"name": "team.name", "city": "team.city"}


class Teams:
    def on_get(self, req, resp):
        fields = req.get_param_as_list("fields", transform=COLUMNS.__getitem__)
        db = sqlite3.connect("teams.db")
        resp.media = db.execute("SELECT %s FROM team" % ", ".join(fields or ["*"])).fetchall()

    def on_post(self, req, resp):
        fields = req.get_param_as_list("fields")
        db = sqlite3.connect("teams.db")
        resp.media = db.execute("SELECT %s FROM team" % ", ".join(fields or ["*"])).fetchall()  # want sql-injection


app = falcon.App()
app.add_route("/teams", Teams())
