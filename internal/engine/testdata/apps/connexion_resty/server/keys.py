import sqlite3


def check(apikey, required_scopes=None):
    db = sqlite3.connect("keys.db")
    row = db.execute("SELECT user FROM keys WHERE value = '" + apikey + "'").fetchone()  # want sql-injection
    return {"sub": row[0]} if row else None
