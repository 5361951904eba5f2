import sqlite3

from ariadne import QueryType, MutationType, ObjectType, gql, graphql_sync, make_executable_schema
from flask import Flask, jsonify, request

type_defs = gql("""
    enum Order { NAME PRICE }
    input ItemInput { name: String!, count: Int! }
    type Query {
        items(first: Int, after: String, ids: [Int!], order: Order, "a note (really)" active: Boolean = true): [Item]
        item(id: ID!): Item
    }
    type Mutation { create(input: ItemInput!, n: Int!): Item }
    type Item { id: ID!, name(upper: Int): String }
""")
query = QueryType()
mutation = MutationType()
item_type = ObjectType("Item")
app = Flask(__name__)
db = sqlite3.connect("x")


@query.field("items")
def items(_, info, first=None, after=None, ids=(), order=None, active=True):
    db.execute(f"select * from item limit {first}")
    db.execute(f"select * from item where name = '{after}'")  # want sql-injection
    db.execute(f"select * from item order by {order}")  # safe: a name of the enumeration
    db.execute(f"select * from item where a = {active}")  # safe: a switch
    for i in ids:
        db.execute(f"select * from item where id = {i}")
    return []


@query.field("item")
def item(*_, id):
    return db.execute(f"select * from item where id = {id}").fetchone()  # want sql-injection


@mutation.field("create")
def create(_, info, input, n):
    db.execute(f"insert into item values ('{input['name']}')")  # want sql-injection
    db.execute(f"insert into item values ({input['count']})")  # safe: a number
    db.execute(f"insert into item values ({n})")  # safe: a number
    return {}


@item_type.field("name")
def name(obj, info, upper=0):
    db.execute(f"insert into item values ({upper})")  # safe: a number
    return ""


schema = make_executable_schema(type_defs, query, mutation, item_type)


@app.route("/graphql", methods=["POST"])
def graphql_server():
    data = request.get_json()
    success, result = graphql_sync(schema, data, context_value={"request": request}, debug=app.debug)
    return jsonify(result), 200 if success else 400
