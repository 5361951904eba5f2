"""What the shop keeps, as objects that the views can use without SQL."""
from . import db


class Repository:
    table = ""

    def get(self, key):
        return db.query(f"SELECT * FROM {self.table} WHERE id = ?", (key,), one=True)

    def count(self, condition="1 = 1"):
        return db.query(f"SELECT count(*) FROM {self.table} WHERE {condition}", one=True)[0]


class Books(Repository):
    table = "books"
    ORDERS = {"title": "title ASC", "newest": "year DESC", "cheapest": "price ASC"}

    def search(self, words, order="title"):
        pattern = "%" + words.replace("%", "") + "%"
        by = self.ORDERS.get(order, "title ASC")
        sql = "SELECT * FROM books WHERE title LIKE ? OR author LIKE ? ORDER BY " + by
        return db.query(sql, (pattern, pattern))

    def by_author(self, author, order):
        sql = "SELECT * FROM books WHERE author = ?"
        if order:
            sql += " ORDER BY " + order
        return db.query(sql, (author,))

    def among(self, keys):
        marks = ", ".join("?" for _ in keys)
        return db.query(f"SELECT * FROM books WHERE id IN ({marks})", list(keys))

    def published_in(self, year):
        return self.count(f"year = '{year}'")

    def add(self, title, author, year, price):
        return db.change(
            "INSERT INTO books (title, author, year, price) VALUES (?, ?, ?, ?)", (title, author, year, price)
        )


class Customers(Repository):
    table = "customers"
    PROFILE = ("name", "address", "newsletter")

    def by_email(self, email):
        return db.query("SELECT * FROM customers WHERE email = ?", (email,), one=True)

    def update_profile(self, key, form):
        fields = {name: form[name] for name in self.PROFILE if name in form}
        if not fields:
            return
        columns = ", ".join(f"{name} = ?" for name in fields)
        db.change(f"UPDATE customers SET {columns} WHERE id = ?", [*fields.values(), key])

    def update_address(self, key, form):
        columns = ", ".join(name + " = ?" for name in form)
        db.change("UPDATE customers SET " + columns + " WHERE id = ?", [*form.values(), key])

    def remember_reset(self, key, token):
        db.change("UPDATE customers SET reset_token = ? WHERE id = ?", (token, key))

    def by_reset(self, token):
        return db.query("SELECT * FROM customers WHERE reset_token = ?", (token,), one=True)

    def set_password(self, key, stored):
        db.change("UPDATE customers SET password = ?, reset_token = NULL WHERE id = ?", (stored, key))

    def set_till_password(self, key, stored):
        db.change("UPDATE customers SET till_password = ? WHERE id = ?", (stored, key))

    def subscribe(self, key, token):
        db.change("UPDATE customers SET newsletter = 1, newsletter_token = ? WHERE id = ?", (token, key))


class Orders(Repository):
    table = "orders"

    def place(self, customer, total, note):
        return db.change(
            "INSERT INTO orders (customer_id, total, note) VALUES (:customer, :total, :note)",
            {"customer": customer, "total": total, "note": note},
        )


books, customers, orders = Books(), Customers(), Orders()
