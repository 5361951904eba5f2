import json
import os
import subprocess

import graphene
import requests
from graphql import GraphQLError

from store import Store

store = Store()


class Person(graphene.ObjectType):
    id = graphene.Int()
    name = graphene.String()
    avatar = graphene.String(size=graphene.Int(), path=graphene.String())

    def resolve_avatar(self, info, size=64, path="default.png"):
        with open("/srv/avatars/" + path, "rb") as file:  # want path-traversal
            return file.read(size).hex()


class Query(graphene.ObjectType):
    people = graphene.List(Person, words=graphene.String(), limit=graphene.Int())
    person = graphene.Field(Person, id=graphene.Int(required=True))
    by_name = graphene.Field(Person, name=graphene.String())
    ping = graphene.String(host=graphene.String())
    page = graphene.String(name=graphene.String())

    def resolve_people(self, info, words="", limit=10):
        return [Person(id=row[0], name=row[1]) for row in store.search(words, limit)]

    def resolve_person(root, info, id):
        return Person(**store.person(id))

    @staticmethod
    def resolve_by_name(root, info, name):
        return Person(**store.named(name))

    def resolve_ping(self, info, host):
        return os.popen("ping -c 1 " + host).read()  # want command-injection

    def resolve_page(self, info, **kwargs):
        return requests.get("https://wiki.example.com/" + kwargs["name"]).text  # safe: the host is fixed


class Register(graphene.Mutation):
    class Arguments:
        name = graphene.String(required=True)
        hook = graphene.String()

    ok = graphene.Boolean()

    def mutate(self, info, name, hook=None):
        store.add(name)
        if hook:
            requests.post(hook, json={"name": name})  # want server-side-request-forgery
        return Register(ok=True)


class Export(graphene.Mutation):
    class Arguments:
        kind = graphene.String()

    size = graphene.Int()

    @classmethod
    def mutate(cls, root, info, kind):
        if kind not in ("csv", "json"):
            raise GraphQLError("unknown kind")
        out = subprocess.check_output("export --as " + kind, shell=True)  # safe: one of two
        return Export(size=len(out))


class Mutations(graphene.ObjectType):
    register = Register.Field()
    export = Export.Field()


schema = graphene.Schema(query=Query, mutation=Mutations)
