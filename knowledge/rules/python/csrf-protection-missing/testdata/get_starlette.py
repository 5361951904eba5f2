"""Tables of routes say which methods are answered."""
from starlette.applications import Starlette
from starlette.authentication import AuthenticationBackend, AuthCredentials, requires
from starlette.responses import JSONResponse
from starlette.routing import Route
import db


class Backend(AuthenticationBackend):
    async def authenticate(self, conn):
        user = await db.user_of(conn.cookies.get("desk"))
        return AuthCredentials(["authenticated"]), user


@requires("authenticated")
async def close(request):
    await db.tickets.update_one({"_id": request.path_params["id"]}, {"$set": {"open": False}})  # want csrf-protection-missing
    return JSONResponse({})


@requires("authenticated")
async def reopen(request):
    await db.tickets.update_one({"_id": request.path_params["id"]}, {"$set": {"open": True}})
    return JSONResponse({})
app = Starlette(routes=[Route("/t/{id}/close", close), Route("/t/{id}/reopen", reopen, methods=["POST"])])
