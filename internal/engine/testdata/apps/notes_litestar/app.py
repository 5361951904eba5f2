from litestar import Controller, Litestar, Request, Router, delete, get, patch, post
from litestar.connection import ASGIConnection
from litestar.exceptions import NotAuthorizedException, PermissionDeniedException
from litestar.handlers.base import BaseRouteHandler
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models import Note


def requires_user(connection: ASGIConnection, handler: BaseRouteHandler) -> None:
    if not connection.user:
        raise NotAuthorizedException()


@post("/notes", guards=[requires_user])
async def create(request: Request, data: dict, db_session: AsyncSession) -> dict:
    note = Note(owner_id=request.user.id, title=data["title"])
    db_session.add(note)
    await db_session.commit()
    return {"id": note.id}


@get("/notes", guards=[requires_user])
async def notes(request: Request, db_session: AsyncSession) -> list:
    return (await db_session.scalars(select(Note).where(Note.owner_id == request.user.id))).all()


@delete("/notes/{note_id:int}")
async def remove(note_id: int, db_session: AsyncSession) -> None:  # want missing-authentication
    note = await db_session.get(Note, note_id)
    await db_session.delete(note)
    await db_session.commit()


class NoteController(Controller):
    path = "/n"
    guards = [requires_user]

    @patch("/{note_id:int}")
    async def rename(self, request: Request, note_id: int, data: dict, db_session: AsyncSession) -> dict:
        note = await db_session.get(Note, note_id)  # want object-of-other-user
        note.title = data["title"]
        await db_session.commit()
        return {}

    @patch("/own/{note_id:int}")
    async def rename_own(self, request: Request, note_id: int, data: dict, db_session: AsyncSession) -> dict:
        note = await db_session.get(Note, note_id)
        if note.owner_id != request.user.id:
            raise PermissionDeniedException()
        note.title = data["title"]
        await db_session.commit()
        return {}


app = Litestar([create, notes, remove, NoteController])
