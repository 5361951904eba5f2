from flask import Flask, g, request, session

app = Flask(__name__)
ALLOWED = {"email", "name"}


def run(statement, values):
    return g.db.execute(statement, values)


@app.post("/profile")
def profile():
    for k in request.form:
        run(f"UPDATE users SET {k} = ? WHERE id = ?", (request.form[k], session["user_id"]))  # want columns-chosen-by-client
    return "ok"


@app.patch("/me")
def me():
    body = request.get_json()
    sets = ", ".join("%s = :%s" % (k, k) for k in body)
    run("UPDATE users SET " + sets + " WHERE id = :me", {**body, "me": session["user_id"]})  # want columns-chosen-by-client
    return "ok"


@app.post("/members")
def make():
    data = {k: v for k, v in request.form.items()}
    columns = [c for c in data if c.isidentifier()]
    run("INSERT INTO members (%s) VALUES (%s)" % (",".join(columns), ",".join("?" * len(columns))), list(data.values()))  # want columns-chosen-by-client
    return "ok"


@app.post("/register")
def register():
    row = {"role": "customer", "balance": 0}
    row.update(request.get_json())  # want columns-chosen-by-client
    run("INSERT INTO users (name, role, balance) VALUES (?, ?, ?)", (row["name"], row["role"], row["balance"]))
    return "ok"


@app.patch("/me/checked")
def me_checked():
    body = {k: v for k, v in request.get_json().items() if k in ALLOWED}
    sets = ", ".join("%s = :%s" % (k, k) for k in body)
    run("UPDATE users SET " + sets + " WHERE id = :me", {**body, "me": session["user_id"]})
    return "ok"


@app.post("/profile/fixed")
def profile_fixed():
    for k in ("theme", "lang"):
        run(f"UPDATE users SET {k} = ? WHERE id = ?", (request.form[k], session["user_id"]))
    return "ok"


@app.post("/settings")
def settings():
    shown = {"theme": "light"}
    shown.update(request.get_json())
    return shown


@app.post("/tags")
def tags():
    for tag in request.get_json():
        run("INSERT INTO tags (name) VALUES (?)", (tag,))
    return "ok"
