from typing import Annotated

from litestar import Controller, get
from litestar.params import Dependency, Parameter
from litestar.response import Redirect


class PayController(Controller):
    @get("/done/{number:str}")
    async def done(self, number: str, config: Annotated[dict, Dependency(skip_validation=True)]) -> Redirect:
        return Redirect(path=f"{config.done_url}?number={number}")  # the application provides it

    @get("/back")
    async def back(self, target: Annotated[str, Parameter(query="to")]) -> Redirect:
        return Redirect(path=target)  # want open-redirect
