import sqlite3

import falcon

con = sqlite3.connect("shop.db", check_same_thread=False)
con.executescript("""CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, email TEXT, password TEXT);
CREATE TABLE products (id INTEGER PRIMARY KEY, title TEXT, price INTEGER);
CREATE TABLE comments (id INTEGER PRIMARY KEY, text TEXT);""")


class Login:
    def on_post(self, req, resp):
        row = con.execute("SELECT id, password FROM customers WHERE name = ?", (req.media["name"],)).fetchone()
        if row is None or row[1] != req.media["password"]:
            raise falcon.HTTPUnauthorized()
        resp.set_cookie("sid", make_session(row[0]), secure=True)


class Products:
    def on_get(self, req, resp):
        resp.media = con.execute("SELECT * FROM products").fetchall()

    def on_put(self, req, resp):  # want missing-authentication
        con.execute("UPDATE products SET price = ? WHERE id = ?", (req.media["price"], req.media["id"]))
        con.commit()


class Customers:
    def on_get(self, req, resp):  # want missing-authentication
        resp.media = con.execute("SELECT * FROM customers").fetchall()


class Comments:
    def on_post(self, req, resp):  # safe: everybody may write one
        con.execute("INSERT INTO comments (text) VALUES (?)", (req.media["text"],))
        con.commit()


class Seen:
    def on_post(self, req, resp, key):  # safe: a visit is counted
        con.execute("UPDATE comments SET views = views + 1 WHERE id = ?", (key,))
        con.commit()


app = falcon.App()
app.add_route("/login", Login())
app.add_route("/products", Products())
app.add_route("/customers", Customers())
app.add_route("/comments", Comments())
app.add_route("/comments/{key}/seen", Seen())
