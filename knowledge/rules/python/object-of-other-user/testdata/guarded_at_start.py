"""What a library has ready stands before all views of an application, but those that it leaves out."""
import os

from litestar import Controller, Litestar, Request, delete, get
from litestar.exceptions import NotFoundException
from litestar.security.jwt import JWTAuth
from sqlalchemy import ForeignKey, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "people"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    password: Mapped[str]


class Gear(Base):
    __tablename__ = "gear"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    title: Mapped[str]


jwt_auth = JWTAuth[Person](retrieve_user_handler=load, token_secret=os.environ["KEY"], exclude=["/login", "/public"])


class GearController(Controller):
    path = "/gear"

    @get("/{gear_id:int}")
    async def one(self, gear_id: int, db_session: AsyncSession) -> Gear:
        return await db_session.get(Gear, gear_id)  # want object-of-other-user

    @get("/{gear_id:int}/own")
    async def one_own(self, gear_id: int, request: Request, db_session: AsyncSession) -> Gear:
        found = await db_session.get(Gear, gear_id)
        if found is None or found.person_id != request.user.id:
            raise NotFoundException()
        return found

    @delete("/{gear_id:int}")
    async def drop(self, gear_id: int, db_session: AsyncSession) -> None:
        await db_session.delete(await db_session.scalar(select(Gear).where(Gear.id == gear_id)))  # want object-of-other-user

    @delete("/{gear_id:int}/own")
    async def drop_own(self, gear_id: int, request: Request, db_session: AsyncSession) -> None:
        await db_session.delete(await db_session.scalar(select(Gear).where(Gear.id == gear_id, Gear.person_id == request.user.id)))


app = Litestar([GearController], on_app_init=[jwt_auth.on_app_init])
