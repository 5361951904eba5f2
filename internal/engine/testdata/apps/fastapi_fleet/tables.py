from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    pass


class Driver(Base):
    __tablename__ = "drivers"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    hashed: Mapped[str]
    job: Mapped[str] = mapped_column(default="driver")
    active: Mapped[bool] = mapped_column(default=True)
    depot_id: Mapped[int]


class Van(Base):
    __tablename__ = "vans"
    id: Mapped[int] = mapped_column(primary_key=True)
    driver_id: Mapped[int] = mapped_column(ForeignKey("drivers.id"))
    depot_id: Mapped[int]
    plate: Mapped[str]
    note: Mapped[str | None]


class Trip(Base):
    __tablename__ = "trips"
    id: Mapped[int] = mapped_column(primary_key=True)
    van_id: Mapped[int] = mapped_column(ForeignKey("vans.id"))
    van: Mapped[Van] = relationship()
    started: Mapped[datetime]
    km: Mapped[int]
    state: Mapped[str] = mapped_column(default="planned")
