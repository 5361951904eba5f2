import strawberry
from ariadne import QueryType, make_executable_schema
from ariadne.asgi import GraphQL
from fastapi import FastAPI
from strawberry.extensions import DisableIntrospection
from strawberry.fastapi import GraphQLRouter


@strawberry.type
class Query:
    @strawberry.field
    def hello(self) -> str:
        return "hello"


def open_one():
    return strawberry.Schema(query=Query)  # want graphql-introspection


def closed_one():
    return strawberry.Schema(query=Query, extensions=[DisableIntrospection])


def open_ariadne():
    return GraphQL(make_executable_schema("type Query { hello: String }", QueryType()))  # want graphql-introspection


def closed_ariadne():
    return GraphQL(make_executable_schema("type Query { hello: String }", QueryType()), introspection=False)


app = FastAPI()
app.include_router(GraphQLRouter(open_one()))


@app.get("/")
def home():
    return {}
