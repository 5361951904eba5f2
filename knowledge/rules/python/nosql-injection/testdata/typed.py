import json
import typing as t

import pymongo
import strawberry
from starlette.endpoints import HTTPEndpoint
from starlette.requests import Request

db = pymongo.MongoClient().shop


@strawberry.type
class Mutation:
    @strawberry.field
    async def rename(self, name: str, data: t.Any, other: t.Optional[str] = None) -> bool:
        db.users.find_one({"name": name})  # silent: GraphQL lets only texts through
        db.users.find_one({"name": other})
        return bool(db.users.find_one({"name": data}))  # want nosql-injection


def load(name):
    return db.users.find_one({"name": name})


def search(name):
    return db.users.find_one({"$where": "this.name == '" + name + "'"})  # want nosql-injection


@strawberry.type
class Query:
    @strawberry.field
    def user(self, name: str, filters: str) -> str:
        load(name)  # silent: still a text
        search(name)
        return str(db.users.find_one(json.loads(filters)))  # want nosql-injection


class User(HTTPEndpoint):
    async def get(self, request: Request):
        db.users.find_one({"name": request.path_params["name"]})  # silent: a part of a path is a text
        db.users.find_one({"name": request.path_params.get("name")})
        load(request.path_params["name"])
        body = await request.json()
        db.users.find_one({"name": body["name"]})  # want nosql-injection
