import logging
import os
import shutil

from pyramid.authentication import AuthTktAuthenticationPolicy
from pyramid.authorization import ACLAuthorizationPolicy
from pyramid.config import Configurator
from pyramid.httpexceptions import HTTPForbidden, HTTPFound, HTTPNotFound
from pyramid.response import FileResponse, Response
from pyramid.security import Allow, Authenticated, NO_PERMISSION_REQUIRED, forget, remember
from pyramid.view import exception_view_config, view_config, view_defaults
from sqlalchemy import Column, ForeignKey, Integer, String, Text, create_engine, text
from sqlalchemy.orm import declarative_base, scoped_session, sessionmaker

Base = declarative_base()
DBSession = scoped_session(sessionmaker())
log = logging.getLogger(__name__)


class Pupil(Base):
    __tablename__ = "pupils"
    id = Column(Integer, primary_key=True)
    name = Column(String)
    password = Column(String)
    group = Column(String, default="pupil")


class Course(Base):
    __tablename__ = "courses"
    id = Column(Integer, primary_key=True)
    title = Column(String)
    text = Column(Text)
    summary = Column(Text)


class Work(Base):
    __tablename__ = "works"
    id = Column(Integer, primary_key=True)
    pupil_id = Column(ForeignKey("pupils.id"))
    course_id = Column(ForeignKey("courses.id"))
    answer = Column(Text)
    mark = Column(Integer)


class Root:
    __acl__ = [(Allow, Authenticated, "learn"), (Allow, "group:teacher", "teach")]

    def __init__(self, request):
        self.request = request


@view_config(route_name="login", request_method="POST", permission=NO_PERMISSION_REQUIRED)
def login(request):  # want attempts-unlimited
    pupil = DBSession.query(Pupil).filter_by(name=request.POST["name"]).first()
    if pupil is None or pupil.password != request.POST["password"]:  # want plaintext-password
        return HTTPForbidden()
    return HTTPFound(request.params.get("came_from", "/"), headers=remember(request, pupil.id))  # want open-redirect


@view_config(route_name="course", renderer="templates/page.pt", permission="learn")
def course(request):
    return {"course": DBSession.query(Course).get(request.matchdict["id"])}


@view_defaults(route_name="course_edit", permission="learn")
class CourseEdit:
    def __init__(self, request):
        self.request = request

    @view_config(request_method="POST")
    def save(self):
        c = DBSession.query(Course).get(self.request.matchdict["id"])
        c.text = self.request.POST["text"]  # want missing-authorization
        c.title = self.request.POST["title"]
        return HTTPFound("/")

    @view_config(request_method="POST", route_name="course_edit_teach", permission="teach")
    def save_teach(self):
        c = DBSession.query(Course).get(self.request.matchdict["id"])
        c.summary = self.request.POST["summary"]
        return HTTPFound("/")


@view_config(route_name="work", renderer="json", permission="learn")
def work(request):
    w = DBSession.query(Work).filter(Work.id == int(request.matchdict["id"])).first()  # want object-of-other-user
    return {"answer": w.answer, "mark": w.mark}


@view_config(route_name="work_own", renderer="json", permission="learn")
def work_own(request):
    w = DBSession.query(Work).filter(Work.id == int(request.matchdict["id"]), Work.pupil_id == request.authenticated_userid).first()
    if w is None:
        raise HTTPNotFound()
    return {"answer": w.answer, "mark": w.mark}


@view_config(route_name="work_save", request_method="POST", permission="learn")
def work_save(request):
    w = DBSession.query(Work).filter_by(id=request.matchdict["id"], pupil_id=request.authenticated_userid).one()
    for k, v in request.POST.items():
        setattr(w, k, v)  # want attribute-injection
    return HTTPFound("/")


@view_config(route_name="work_save_safe", request_method="POST", permission="learn")
def work_save_safe(request):
    w = DBSession.query(Work).filter_by(id=request.matchdict["id"], pupil_id=request.authenticated_userid).one()
    w.answer = request.POST["answer"]
    return HTTPFound("/")


@view_config(route_name="mark", request_method="POST", permission=NO_PERMISSION_REQUIRED)
def mark(request):  # want missing-authentication
    w = DBSession.query(Work).get(request.matchdict["id"])
    w.mark = int(request.POST["mark"])
    return HTTPFound("/")


@view_config(route_name="mark_teach", request_method="POST", permission="teach")
def mark_teach(request):
    w = DBSession.query(Work).get(request.matchdict["id"])
    w.mark = int(request.POST["mark"])
    return HTTPFound("/")


@view_config(route_name="search", renderer="json")
def search(request):
    sql = text("select title from courses where title ilike '%{0}%'".format(request.GET.get("q", "")))  # want sql-injection
    return {"titles": [r[0] for r in DBSession.execute(sql)]}


@view_config(route_name="search_safe", renderer="json")
def search_safe(request):
    sql = text("select title from courses where title ilike :q")
    return {"titles": [r[0] for r in DBSession.execute(sql, {"q": "%" + request.GET.get("q", "") + "%"})]}


@view_config(route_name="hand_in", request_method="POST", permission="learn")
def hand_in(request):
    name = request.POST["file"].filename
    with open(os.path.join("/srv/course/static", name), "wb") as out:  # want path-traversal
        shutil.copyfileobj(request.POST["file"].file, out)
    return Response("ok")


@view_config(route_name="handout", permission="learn")
def handout(request):
    return FileResponse("/srv/course/handouts/" + request.params["f"], request=request)  # want path-traversal


@view_config(route_name="greet")
def greet(request):
    return Response("<b>Hello %s</b>" % request.params.get("name"))  # want cross-site-scripting


@view_config(route_name="leave")
def leave(request):
    return HTTPFound("/", headers=forget(request))


@exception_view_config(Exception)
def broken(exc, request):
    log.exception("failed")
    return Response(repr(exc), status=500)  # want exception-exposure


def main(global_config, **settings):
    DBSession.configure(bind=create_engine(settings["sqlalchemy.url"]))
    authn = AuthTktAuthenticationPolicy("courseSecret2020", hashalg="sha512")  # want cookie-without-httponly cookie-without-secure hard-coded-credential
    config = Configurator(settings=settings, root_factory=Root, authentication_policy=authn, authorization_policy=ACLAuthorizationPolicy())
    config.include("pyramid_chameleon")
    config.set_default_csrf_options(require_csrf=False)  # want csrf-protection-off
    for name, path in {"login": "/login", "course": "/courses/{id}", "course_edit": "/courses/{id}/edit", "course_edit_teach": "/courses/{id}/teach",
                       "work": "/works/{id}", "work_own": "/my/works/{id}", "work_save": "/works/{id}/save", "work_save_safe": "/my/works/{id}/save",
                       "mark": "/works/{id}/mark", "mark_teach": "/works/{id}/mark-teach", "search": "/search", "search_safe": "/search-safe",
                       "hand_in": "/hand-in", "handout": "/handout", "greet": "/greet", "leave": "/leave"}.items():
        config.add_route(name, path)
    config.scan()
    return config.make_wsgi_app()
