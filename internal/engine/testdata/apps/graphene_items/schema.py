import os
import sqlite3

import graphene
from graphene import ID, Argument, Boolean, Enum, Field, InputObjectType, Int, List, Mutation, NonNull, ObjectType, Schema, String

import db


class Sort(Enum):
    NAME = "name"
    PRICE = "price"


class FilterInput(InputObjectType):
    name = String()
    page = Int()
    sort = Sort()


class Item(ObjectType):
    id = ID()
    name = String()
    thumbnail = String(size=Int(default_value=10), fmt=String())

    def resolve_thumbnail(parent, info, size, fmt):
        os.system(f"convert {size}")  # safe: an Int
        os.system(f"convert {fmt}")  # want command-injection
        return ""


class Query(ObjectType):
    items = List(Item, filter=FilterInput(), first=Argument(Int), after=Argument(String), ids=List(Int), names=List(String), n=NonNull(Int), sort=Argument(Sort), sort2=Sort())
    item = Field(Item, id=ID(required=True), description="x")

    async def resolve_items(parent, info, **kwargs):
        f = kwargs.get("filter") or {}
        db.run("select * from item where name = '%s'" % f.get("name"))  # want sql-injection
        db.run("select * from item where name = '%s'" % kwargs["after"])  # want sql-injection
        return []

    def resolve_item(parent, info, id):
        return db.run("select * from item where id = %s" % id)  # want sql-injection


class Query2(ObjectType):
    items = List(Item, first=Argument(Int), after=Argument(String), ids=List(Int), names=List(String), n=NonNull(Int), sort=Argument(Sort), sort2=Sort(), filter=Argument(FilterInput))

    def resolve_items(parent, info, first=None, after=None, ids=(), names=(), n=0, sort=None, sort2=None, filter=None):
        db.run(f"select * from item limit {first}")
        db.run(f"select * from item where name = '{after}'")  # want sql-injection
        for i in ids:
            db.run(f"select * from item where id = {i}")
        for i in names:
            db.run(f"select * from item where id = {i}")  # want sql-injection
        db.run(f"select * from item limit {n}")
        db.run(f"select * from item order by {sort}")
        db.run(f"select * from item order by {sort2}")
        db.run(f"select * from item where name = '{filter.name}'")  # want sql-injection
        db.run(f"select * from item limit {filter.page}")
        db.run(f"select * from item limit {filter['page']}")
        return []


class Create(Mutation):
    class Arguments:
        name = String(required=True)
        count = Int(required=True)
        data = Argument(FilterInput, required=True)
        tags = List(NonNull(String))

    item = Field(lambda: Item)

    @staticmethod
    def mutate(root, info, name, count, data, tags=None):
        db.run(f"insert into item values ('{name}')")  # want sql-injection
        db.run(f"insert into item values ({count})")
        db.run(f"insert into item values ('{data.name}')")  # want sql-injection
        db.run(f"insert into item values ({data.page})")
        for t in tags or []:
            db.run(f"insert into tag values ('{t}')")  # want sql-injection
        return Create(item=None)


class Subscription(ObjectType):
    lines = String(path=String())

    async def subscribe_lines(root, info, path):
        for line in open("/var/log/" + path):  # want path-traversal
            yield line


schema = Schema(query=Query, mutation=Create)
