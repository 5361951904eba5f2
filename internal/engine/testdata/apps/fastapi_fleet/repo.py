from typing import Generic, TypeVar

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from tables import Trip, Van

T = TypeVar("T")


class Repo(Generic[T]):
    model: type[T]

    def __init__(self, session: Session):
        self.session = session

    def one(self, key: int) -> T | None:
        return self.session.get(self.model, key)

    def change(self, row: T, values: dict) -> T:
        for name, value in values.items():
            setattr(row, name, value)
        self.session.commit()
        return row

    def drop(self, row: T) -> None:
        self.session.delete(row)
        self.session.commit()


class Vans(Repo[Van]):
    model = Van

    def of_driver(self, driver_id: int, key: int) -> Van | None:
        return self.session.scalars(select(Van).where(Van.id == key, Van.driver_id == driver_id)).first()

    def find(self, word: str):
        return self.session.execute(text(f"select id, plate from vans where plate like '%{word}%'")).all()  # want sql-injection

    def find_bound(self, word: str):
        return self.session.execute(text("select id, plate from vans where plate like :w"), {"w": f"%{word}%"}).all()


class Trips(Repo[Trip]):
    model = Trip
