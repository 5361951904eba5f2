import json
import sqlite3
from typing import Annotated, List, Optional

import strawberry
from strawberry.scalars import JSON
from strawberry.types import Info

from . import resolvers
from .types import Item, ItemInput, Order


@strawberry.type
class Query:
    items: List[Item] = strawberry.field(resolver=resolvers.items)
    item: Optional[Item] = strawberry.field(resolver=resolvers.item, description="x")

    @strawberry.field
    async def search(self, info: Info, q: Annotated[str, strawberry.argument(description="x")], limit: Annotated[int, strawberry.argument(name="n")] = 3) -> List[Item]:
        await info.context["db"].execute(f"select * from item where name = '{q}'")  # want sql-injection
        await info.context["db"].execute(f"select * from item limit {limit}")  # safe: a number
        return []

    @strawberry.field
    def by_ids(self, ids: List[int], names: List[str], order: Order = Order.NAME) -> List[Item]:
        c = sqlite3.connect("x")
        c.execute("select * from item where id in (%s)" % ",".join(str(i) for i in ids))
        c.execute("select * from item where name in (%s)" % ",".join(names))  # want sql-injection
        c.execute(f"select * from item order by {order.value}")
        return []

    @strawberry.field
    def raw(self, data: JSON) -> str:
        return eval(data["code"])  # want eval-injection


@strawberry.type
class Mutation:
    @strawberry.mutation
    def create(self, input: ItemInput, items: List[ItemInput]) -> Item:
        c = sqlite3.connect("x")
        c.execute("insert into item values ('%s')" % input.name)  # want sql-injection
        c.execute("insert into item values (%s)" % input.count)
        for i in items:
            c.execute("insert into item values ('%s')" % i.name)  # want sql-injection
        if input.note is not strawberry.UNSET:
            c.execute("insert into item values ('%s')" % input.note)  # want sql-injection
        return Item(id=1, name="")


schema = strawberry.Schema(query=Query, mutation=Mutation)
