"""Sessions and engines by their names, where nothing else is known of them."""
from flask import Flask, request
from elsewhere import db

app = Flask(__name__)


@app.get("/notes/<name>")
def notes(name):
    db.session.execute(f"SELECT * FROM notes WHERE name = '{name}'")  # want sql-injection
    session.execute("SELECT * FROM notes WHERE name = '%s'" % name)  # want sql-injection
    engine.execute("SELECT * FROM notes WHERE name = '" + name + "'")  # want sql-injection
    session.execute("SELECT * FROM notes WHERE name = :name", {"name": name})
    session.get("/notes/" + name)
    return ""


@app.get("/keys")
def keys():
    from flask import session

    session["name"] = request.args["name"]
    return session.get("name")
