from datetime import date
from enum import Enum
from typing import Dict, List, Literal, Optional
from uuid import UUID

from pydantic import BaseModel, Field, HttpUrl


class Colour(str, Enum):
    red = "red"
    blue = "blue"


class Item(BaseModel):
    name: str
    colour: Colour = Colour.red
    price: int = Field(gt=0)
    since: Optional[date] = None
    tags: List[str] = []


class Supplier(BaseModel):
    name: str
    hook: HttpUrl


class Filter(BaseModel):
    field: str = "name"
    order: Literal["asc", "desc"] = "asc"
    key: Optional[UUID] = None
    values: Dict[str, str] = {}
