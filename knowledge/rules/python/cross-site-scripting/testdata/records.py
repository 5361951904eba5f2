"""Records made of what a request holds."""
from __future__ import annotations

import html
from dataclasses import dataclass

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route


@dataclass
class Answer:
    code: str | None = None
    error: str | None = None

    @classmethod
    def of(cls, data: dict[str, str]) -> Answer:
        return cls(**{k: v for k, v in data.items() if k in cls.__annotations__})


def page(text):
    return f"<p>{text}</p>"


async def failed(request: Request):
    answer = Answer.of(dict(request.query_params))
    return HTMLResponse(page(answer.error))  # want cross-site-scripting


async def failed_escaped(request: Request):
    answer = Answer.of(dict(request.query_params))
    return HTMLResponse(page(html.escape(answer.error)))  # safe: escaped


async def fixed(request: Request):
    answer = Answer(**{"error": "no such item"})
    return HTMLResponse(page(answer.error))  # safe: a constant


app = Starlette(routes=[Route("/failed", failed), Route("/escaped", failed_escaped), Route("/fixed", fixed)])
