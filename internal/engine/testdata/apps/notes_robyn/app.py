import sqlite3

from robyn import Request, Robyn
from robyn.authentication import AuthenticationHandler, BearerGetter, Identity

app = Robyn(__file__)
db = sqlite3.connect("x.db")


class BasicAuth(AuthenticationHandler):
    def authenticate(self, request: Request):
        token = self.token_getter.get_token(request)
        if token == "x":
            return Identity(claims={"user": token})


app.configure_authentication(BasicAuth(token_getter=BearerGetter()))


@app.get("/notes", auth_required=True)
def notes(request: Request):
    return {"n": db.execute("select id, title from notes where owner_id = ?", (request.identity.claims["user"],)).fetchall()}


@app.post("/notes", auth_required=True)
def create(request: Request):
    db.execute("insert into notes (owner_id, title) values (?, ?)", (request.identity.claims["user"], request.json()["title"]))
    db.commit()
    return ""


@app.put("/notes/:note_id", auth_required=True)
def rename(request: Request):
    db.execute("update notes set title = ? where id = ?", (request.json()["title"], request.path_params["note_id"]))  # want object-of-other-user
    db.commit()
    return ""


@app.delete("/notes/:note_id")
def remove(request: Request):  # want missing-authentication
    db.execute("delete from notes where id = ?", (request.path_params["note_id"],))
    db.commit()
    return ""
