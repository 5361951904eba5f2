from typing import Annotated, Optional

from fastapi import Cookie, Depends, Header, HTTPException, Query

from .database import Pool, get_pool


class Paging:
    def __init__(self, limit: int = 20, sort: str = "id"):
        self.limit = limit
        self.sort = sort


def tenant(x_tenant: Annotated[str, Header()] = "main") -> str:
    return x_tenant


def known_tenant(x_tenant: str = Header("main")) -> str:
    if x_tenant not in {"main", "test"}:
        raise HTTPException(400, "unknown tenant")
    return x_tenant


Tenant = Annotated[str, Depends(tenant)]
Database = Annotated[Pool, Depends(get_pool)]
