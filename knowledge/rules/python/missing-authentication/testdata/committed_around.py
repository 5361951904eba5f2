"""Rows that a view changes, and what stands around it commits."""
from pyramid.config import Configurator
from pyramid.security import NO_PERMISSION_REQUIRED
from pyramid.view import view_config
from sqlalchemy import Column, ForeignKey, Integer, Text
from sqlalchemy.orm import declarative_base, scoped_session, sessionmaker

Base = declarative_base()
DBSession = scoped_session(sessionmaker())


class Work(Base):
    __tablename__ = "works"
    id = Column(Integer, primary_key=True)
    pupil_id = Column(ForeignKey("pupils.id"))
    answer = Column(Text)
    grade = Column(Integer)


@view_config(route_name="answer", request_method="POST", permission="learn")
def answer(request):
    w = DBSession.query(Work).filter_by(id=request.matchdict["id"], pupil_id=request.authenticated_userid).one()
    w.answer = request.POST["answer"]
    return {}


@view_config(route_name="correct", request_method="POST", permission="teach")
def correct(request):
    w = DBSession.query(Work).get(request.matchdict["id"])
    w.grade = int(request.POST["grade"])
    return {}


@view_config(route_name="grade", request_method="POST", permission=NO_PERMISSION_REQUIRED)
def grade(request):  # want missing-authentication
    w = DBSession.query(Work).get(request.matchdict["id"])
    w.grade = int(request.POST["grade"])
    return {}


@view_config(route_name="worksheet", permission=NO_PERMISSION_REQUIRED)
def worksheet(request):
    w = DBSession.query(Work).get(1)
    w.page = "<p>%d</p>" % w.id
    return {"work": w}


def main(settings):
    config = Configurator(settings=settings)
    for name in ("answer", "correct", "grade", "worksheet"):
        config.add_route(name, "/works/{id}/" + name)
    config.scan()
    return config.make_wsgi_app()
