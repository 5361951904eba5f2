import typing

import strawberry
from fastapi import Depends, FastAPI, HTTPException, Request
from sqlalchemy import Column, ForeignKey, Integer, String, create_engine
from sqlalchemy.orm import declarative_base, sessionmaker
from strawberry.fastapi import BaseContext, GraphQLRouter
from strawberry.permission import BasePermission
from strawberry.types import Info

Base = declarative_base()
Session = sessionmaker(bind=create_engine("sqlite:///x.db"))


class NoteRow(Base):
    __tablename__ = "notes"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    owner_id = Column(Integer, ForeignKey("users.id"))


class IsAuthenticated(BasePermission):
    message = "log in"

    def has_permission(self, source: typing.Any, info: Info, **kwargs) -> bool:
        return bool(info.context.user)


class IsAdmin(BasePermission):
    message = "no"

    def has_permission(self, source, info, **kwargs):
        return info.context.user.is_admin


@strawberry.type
class Note:
    id: int
    title: str


@strawberry.type
class Query:
    @strawberry.field(permission_classes=[IsAuthenticated])
    def note(self, info: Info, id: int) -> Note:
        with Session() as s:
            row = s.query(NoteRow).filter(NoteRow.id == id).first()  # want object-of-other-user
            return Note(id=row.id, title=row.title)

    @strawberry.field(permission_classes=[IsAuthenticated])
    def own_note(self, info: Info, id: int) -> Note:
        with Session() as s:
            row = s.query(NoteRow).filter(NoteRow.id == id, NoteRow.owner_id == info.context.user.id).first()
            return Note(id=row.id, title=row.title)


@strawberry.type
class Mutation:
    @strawberry.mutation(permission_classes=[IsAuthenticated])
    def create(self, info: Info, title: str) -> Note:
        with Session() as s:
            row = NoteRow(title=title, owner_id=info.context.user.id)
            s.add(row)
            s.commit()
            return Note(id=row.id, title=row.title)

    @strawberry.mutation(permission_classes=[IsAuthenticated])
    def rename(self, info: Info, id: int, title: str) -> Note:
        with Session() as s:
            row = s.get(NoteRow, id)  # want object-of-other-user
            row.title = title
            s.commit()
            return Note(id=row.id, title=row.title)

    @strawberry.mutation(permission_classes=[IsAdmin])
    def rename_any(self, info: Info, id: int, title: str) -> Note:
        with Session() as s:
            row = s.get(NoteRow, id)
            row.title = title
            s.commit()
            return Note(id=row.id, title=row.title)

    @strawberry.mutation
    def delete(self, info: Info, id: int) -> bool:
        with Session() as s:
            s.delete(s.get(NoteRow, id))  # want object-of-other-user
            s.commit()
        return True

    @strawberry.mutation
    def delete_own(self, info: Info, id: int) -> bool:
        if not info.context.user:
            raise Exception("log in")
        with Session() as s:
            row = s.get(NoteRow, id)
            if row.owner_id != info.context.user.id:
                raise Exception("not yours")
            s.delete(row)
            s.commit()
        return True


def require_user(request: Request):
    if not request.session.get("user"):
        raise HTTPException(401)


app = FastAPI()
app.include_router(GraphQLRouter(strawberry.Schema(query=Query, mutation=Mutation), dependencies=[Depends(require_user)]), prefix="/graphql")  # want graphql-queries-unlimited
