import os
import re
from typing import Any, List, Optional, cast

import strawberry
from strawberry import UNSET
from strawberry.scalars import JSON
from strawberry.types import Info


@strawberry.input
class Inner:
    word: str
    note: Optional[str] = UNSET
    size: int = 3

    def to_orm(self):
        return Orm(self.word, self.note)


class Orm:
    def __init__(self, word, note):
        self.word = word
        self.note = note


@strawberry.input
class Middle:
    inner: Inner
    context: JSON
    maybe: Optional[Inner] = None


@strawberry.input
class Outer:
    items: list["Middle"]


@strawberry.type
class Mutation:
    @strawberry.mutation
    @classmethod
    async def run(cls, info: Info, input: Outer) -> str:
        for item in input.items:
            os.system(f"x {item.inner.word}")  # want command-injection
            os.system(f"x {item.inner.note}")  # want command-injection
            os.system(f"x {item.inner.size}")  # safe: a number
            os.system(f"x {item.maybe.word}")  # want command-injection
            context = cast(dict[str, Any], item.context)
            os.system(f"x {context['a']}")  # want command-injection
            orm = item.inner.to_orm()
            os.system(f"x {orm.word}")  # want command-injection
            os.system(f"x {orm.note}")  # want command-injection
            use(context=context, mapping=item.inner.to_orm())
        return ""


def use(context, mapping):
    re.search(context["pattern"], "x")  # want regex-injection
    os.system(f"x {mapping.word}")  # want command-injection
