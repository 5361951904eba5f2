import os
from dataclasses import dataclass
from typing import Any

import yaml
from advanced_alchemy.extensions.litestar import SQLAlchemyDTO, SQLAlchemyDTOConfig, SQLAlchemyPlugin, SQLAlchemyAsyncConfig
from litestar import Controller, Litestar, Request, delete, get, patch, post
from litestar.connection import ASGIConnection
from litestar.config.cors import CORSConfig
from litestar.datastructures import UploadFile
from litestar.di import Provide
from litestar.dto import DTOConfig
from litestar.enums import RequestEncodingType
from litestar.exceptions import NotAuthorizedException, NotFoundException, PermissionDeniedException
from litestar.handlers.base import BaseRouteHandler
from litestar.params import Body
from litestar.response import File, Redirect
from litestar.security.jwt import JWTAuth, Token
from sqlalchemy import ForeignKey, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    pass


class Person(Base):
    __tablename__ = "people"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    password: Mapped[str]
    keeper: Mapped[bool] = mapped_column(default=False)


class Gear(Base):
    __tablename__ = "gear"
    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    title: Mapped[str]
    serial: Mapped[str]
    approved: Mapped[bool] = mapped_column(default=False)


class GearDTO(SQLAlchemyDTO[Gear]):
    config = SQLAlchemyDTOConfig(exclude={"id"}, partial=True)  # want sensitive-field-writable


class GearTitleDTO(SQLAlchemyDTO[Gear]):
    config = SQLAlchemyDTOConfig(include={"title", "serial"}, partial=True)


async def load_person(token: Token, connection: ASGIConnection[Any, Any, Any, Any]) -> Person | None:
    async with connection.app.state.maker() as s:
        return await s.get(Person, int(token.sub))


def keeper_guard(connection: ASGIConnection, _: BaseRouteHandler) -> None:
    if not connection.user.keeper:
        raise PermissionDeniedException()


jwt_auth = JWTAuth[Person](retrieve_user_handler=load_person, token_secret=os.environ["KIT_KEY"], exclude=["/login", "/schema", "/public"])


@dataclass
class Login:
    name: str
    password: str


@post("/login")
async def login(data: Login, db_session: AsyncSession) -> dict:  # want attempts-unlimited
    person = (await db_session.scalars(select(Person).where(Person.name == data.name))).first()
    if person is None or person.password != data.password:  # want plaintext-password
        raise NotAuthorizedException()
    return {"token": jwt_auth.create_token(str(person.id))}


class GearController(Controller):
    path = "/gear"

    @get("/{gear_id:int}")
    async def one(self, gear_id: int, db_session: AsyncSession) -> Gear:
        found = await db_session.get(Gear, gear_id)  # want object-of-other-user
        if found is None:
            raise NotFoundException()
        return found

    @get("/{gear_id:int}/own")
    async def one_own(self, gear_id: int, request: Request, db_session: AsyncSession) -> Gear:
        found = await db_session.get(Gear, gear_id)
        if found is None or found.person_id != request.user.id:
            raise NotFoundException()
        return found

    @patch("/{gear_id:int}", dto=GearDTO)
    async def change(self, gear_id: int, data: Gear, db_session: AsyncSession) -> None:
        data.id = gear_id  # want object-of-other-user
        await db_session.merge(data)
        await db_session.commit()

    @delete("/{gear_id:int}")
    async def drop(self, gear_id: int, db_session: AsyncSession) -> None:
        found = await db_session.scalar(select(Gear).where(Gear.id == gear_id))  # want object-of-other-user
        await db_session.delete(found)
        await db_session.commit()

    @delete("/{gear_id:int}/own")
    async def drop_own(self, gear_id: int, request: Request[Person, Token, Any], db_session: AsyncSession) -> None:
        found = await db_session.scalar(select(Gear).where(Gear.id == gear_id, Gear.person_id == request.user.id))
        if found is None:
            raise NotFoundException()
        await db_session.delete(found)
        await db_session.commit()

    @post("/{gear_id:int}/approve")
    async def approve(self, gear_id: int, db_session: AsyncSession) -> None:
        found = await db_session.get(Gear, gear_id)
        found.approved = True  # want missing-authorization
        await db_session.commit()

    @post("/{gear_id:int}/approve-by-keeper", guards=[keeper_guard])
    async def approve_by_keeper(self, gear_id: int, db_session: AsyncSession) -> None:
        found = await db_session.get(Gear, gear_id)
        found.approved = True
        await db_session.commit()


@get("/find")
async def find(db_session: AsyncSession, q: str, sort: str = "title") -> list[str]:
    rows = await db_session.execute(text("select title from gear where title like :q order by " + sort), {"q": q})  # want sql-injection
    return [r[0] for r in rows]


@get("/find-safe")
async def find_safe(db_session: AsyncSession, q: str) -> list[str]:
    rows = await db_session.execute(text("select title from gear where title like :q order by title"), {"q": q})
    return [r[0] for r in rows]


@post("/import")
async def import_gear(request: Request) -> dict:
    return {"n": len(yaml.load(await request.body(), Loader=yaml.Loader))}  # want unsafe-deserialization


@post("/import-safe")
async def import_safe(request: Request) -> dict:
    return {"n": len(yaml.safe_load(await request.body()))}


@post("/manual")
async def manual(data: UploadFile = Body(media_type=RequestEncodingType.MULTI_PART)) -> str:
    with open("manuals/" + data.filename, "wb") as f:  # want path-traversal
        f.write(await data.read())
    return "ok"


@get("/manual/{name:str}")
async def manual_get(name: str) -> File:
    return File(path=f"manuals/{name}")


@get("/manual-q")
async def manual_q(name: str) -> File:
    return File(path=os.path.join("manuals", name))  # want path-traversal


@get("/public/go")
async def go(to: str) -> Redirect:
    return Redirect(path=to)  # want open-redirect


app = Litestar(  # want debug-mode
    [login, GearController, find, find_safe, import_gear, import_safe, manual, manual_get, manual_q, go],
    on_app_init=[jwt_auth.on_app_init],
    plugins=[SQLAlchemyPlugin(SQLAlchemyAsyncConfig(connection_string=os.environ["KIT_DB"]))],
    cors_config=CORSConfig(allow_origins=["*"], allow_credentials=True),  # want cors-credentials-for-any-origin
    debug=True,
)
