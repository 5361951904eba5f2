from ariadne import load_schema_from_path, make_executable_schema
from ariadne.asgi import GraphQL

from resolvers import types

app = GraphQL(make_executable_schema(load_schema_from_path("schema/"), *types))
