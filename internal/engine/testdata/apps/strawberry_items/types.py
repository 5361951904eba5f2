from enum import Enum
from typing import Optional

import strawberry


@strawberry.enum
class Order(Enum):
    NAME = "name"


@strawberry.type
class Item:
    id: int
    name: str


@strawberry.input
class ItemInput:
    name: str
    count: int
    note: Optional[str] = strawberry.UNSET
