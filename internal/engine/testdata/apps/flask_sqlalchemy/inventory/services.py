from dataclasses import dataclass, field
from typing import List, Optional

import requests
from sqlalchemy import desc, func, or_, select, text

from .extensions import db
from .models import Item, User


@dataclass
class ItemQuery:
    words: str = ""
    shelf: Optional[str] = None
    order: str = "name"
    limit: int = 20


@dataclass
class Page:
    items: List[Item] = field(default_factory=list)
    total: int = 0


class ItemService:
    COLUMNS = {"name": Item.name, "amount": Item.amount, "changed": Item.changed}

    def __init__(self, session=None):
        self.session = session or db.session

    def search(self, query: ItemQuery) -> Page:
        q = Item.query.filter(or_(Item.name.ilike(f"%{query.words}%"), Item.shelf == query.words))  # safe: bound values
        q = q.order_by(self.COLUMNS.get(query.order, Item.name))  # safe: a column of the table above
        return Page(q.limit(query.limit).all(), q.count())

    def search_raw(self, query: ItemQuery) -> Page:
        sql = "SELECT * FROM item WHERE name LIKE '%" + query.words + "%' LIMIT " + str(query.limit)
        rows = self.session.execute(text(sql)).fetchall()  # want sql-injection
        return Page(rows, len(rows))

    def search_bound(self, query: ItemQuery) -> Page:
        rows = self.session.execute(text("SELECT * FROM item WHERE name LIKE :w"), {"w": f"%{query.words}%"})  # safe: bound
        return Page(list(rows))

    def on_shelf(self, shelf):
        return Item.query.filter(text("shelf = '%s'" % shelf)).all()  # want sql-injection

    def on_shelf_bound(self, shelf):
        return Item.query.filter(text("shelf = :shelf")).params(shelf=shelf).all()  # safe: bound

    def ordered(self, order):
        return Item.query.order_by(text(order)).all()  # want sql-injection

    def sum_of(self, shelf):
        statement = select(func.sum(Item.amount)).where(Item.shelf == shelf)
        return self.session.execute(statement).scalar()  # safe: built by SQLAlchemy


class SupplierService:
    BASE = "https://suppliers.example.com/api"

    def __init__(self):
        self.http = requests.Session()
        self.http.headers["User-Agent"] = "inventory"

    def by_id(self, supplier_id):
        return self.http.get(f"{self.BASE}/suppliers/{supplier_id}", timeout=5).json()  # safe: host is fixed

    def ping(self, hook):
        return self.http.post(hook, json={"ping": True}, timeout=5).status_code  # want server-side-request-forgery


class UserService:
    def find(self, email) -> Optional[User]:
        return User.query.filter_by(email=email).first()  # safe: bound value

    def find_raw(self, email):
        engine = db.engine
        with engine.connect() as connection:
            return connection.exec_driver_sql(f"SELECT * FROM user WHERE email = '{email}'").first()  # want sql-injection

    def save(self, user: User, values: dict):
        user.update(**values)
        db.session.commit()
        return user

    def save_name(self, user: User, values: dict):
        user.rename(**values)
        db.session.commit()
        return user
