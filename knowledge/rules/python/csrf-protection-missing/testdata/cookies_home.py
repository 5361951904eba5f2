"""Cookies that browsers keep from other sites' forms, and programs that know nobody by a cookie."""
from starlette.applications import Starlette
from starlette.authentication import AuthenticationBackend, AuthCredentials, requires
from starlette.responses import RedirectResponse
from starlette.routing import Route

import db


class Backend(AuthenticationBackend):
    async def authenticate(self, conn):
        return AuthCredentials(["authenticated"]), await db.user_of(conn.cookies.get("desk"))


async def enter(request):
    reply = RedirectResponse("/", status_code=303)
    reply.set_cookie("desk", await db.ticket((await request.form())["name"]), httponly=True, secure=True, samesite="lax")
    reply.set_cookie("desk_theme", "dark")
    return reply


async def enter_by_badge(request):
    reply = RedirectResponse("/", status_code=303)
    reply.set_cookie("desk", await db.ticket((await request.form())["badge"]))  # a defect of this line
    return reply


@requires("authenticated")
async def note(request):
    form = await request.form()
    await db.run("INSERT INTO notes (user_id, text) VALUES (?, ?)", request.user.id, str(form["text"]))
    return RedirectResponse("/", status_code=303)


app = Starlette(routes=[Route("/enter", enter, methods=["POST"]), Route("/badge", enter_by_badge, methods=["POST"]), Route("/notes", note, methods=["POST"])])
