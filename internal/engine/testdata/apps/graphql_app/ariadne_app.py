from ariadne import MutationType, QueryType, gql, make_executable_schema
from ariadne.asgi import GraphQL

from store import Store

type_defs = gql("""
    type Query { people(words: String): [String], count(kind: String): Int }
""")
query = QueryType()
store = Store()


@query.field("people")
def resolve_people(_, info, words):
    return [row[1] for row in store.search(words, 20)]


@query.field("count")
def resolve_count(_, info, kind="all"):
    return eval("len_" + kind)  # want eval-injection


app = GraphQL(make_executable_schema(type_defs, query))
