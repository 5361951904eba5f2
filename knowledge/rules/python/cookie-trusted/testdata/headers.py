from typing import Annotated

from fastapi import Depends, FastAPI, Header, HTTPException
from rest_framework.permissions import BasePermission

app = FastAPI()


class FromGateway(BasePermission):
    def has_permission(self, request, view):
        return request.headers.get("X-Ops-Role") == "boss"  # want cookie-trusted


class FromUser(BasePermission):
    def has_permission(self, request, view):
        return request.user.role == "boss"


def by_role(x_role: Annotated[str, Header()]):
    if x_role != "owner":  # want cookie-trusted
        raise HTTPException(403)


def by_version(x_version: Annotated[str, Header()]):
    if x_version != "2":
        raise HTTPException(403)


@app.get("/")
async def index(role=Depends(by_role), version=Depends(by_version)):
    return {}


def internal(request):
    if request.headers["X-Is-Admin"] != "1":  # want cookie-trusted
        raise HTTPException(403)


def shown(request):
    return {"role": request.headers.get("X-Role")}
