import sqlite3

db = sqlite3.connect("orders.db")


def search(user_name, max_items=10):
    db.execute("SELECT * FROM orders LIMIT %s" % max_items)  # safe: a number
    return db.execute("SELECT * FROM orders WHERE name = '%s'" % user_name).fetchall()  # want sql-injection


def post(order):
    db.execute("INSERT INTO orders (n) VALUES (%s)" % order["count"])  # safe: a number
    db.execute("INSERT INTO orders (note) VALUES ('%s')" % order["note"])  # want sql-injection
    db.commit()


def get(order_id):
    return db.execute("SELECT id FROM orders WHERE id = ?", (order_id,)).fetchone()  # safe: open to all, says the description


def delete(order_id):
    db.execute("DELETE FROM orders WHERE id = ?", (order_id,))  # safe: the description asks for a key
    db.commit()
