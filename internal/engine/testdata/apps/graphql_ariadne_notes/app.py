from functools import wraps

import psycopg2
from ariadne import MutationType, QueryType, make_executable_schema, load_schema_from_path
from ariadne.asgi import GraphQL

query = QueryType()
mutation = MutationType()
db = psycopg2.connect("dbname=x")


def login_required(f):
    @wraps(f)
    def inner(obj, info, **kwargs):
        if not info.context.get("user"):
            raise Exception("log in")
        return f(obj, info, **kwargs)
    return inner


@query.field("notes")
@login_required
def notes(_, info):
    c = db.cursor()
    c.execute("select id, title from notes where owner_id = %s", (info.context["user"].id,))
    return c.fetchall()


@mutation.field("createNote")
@login_required
def create_note(_, info, title):
    c = db.cursor()
    c.execute("insert into notes (title, owner_id) values (%s, %s)", (title, info.context["user"].id))
    db.commit()
    return True


@mutation.field("renameNote")
@login_required
def rename_note(_, info, id, title):
    c = db.cursor()
    c.execute("update notes set title = %s where id = %s", (title, id))  # want object-of-other-user
    db.commit()
    return True


@mutation.field("renameOwnNote")
@login_required
def rename_own_note(_, info, id, title):
    c = db.cursor()
    c.execute("update notes set title = %s where id = %s and owner_id = %s", (title, id, info.context["user"].id))
    db.commit()
    return True


@mutation.field("deleteNote")
def delete_note(_, info, id):  # want missing-authentication
    c = db.cursor()
    c.execute("delete from notes where id = %s", (id,))
    db.commit()
    return True


@mutation.field("login")
def login(_, info, name, password):
    return True


app = GraphQL(make_executable_schema(load_schema_from_path("s.graphql"), query, mutation))
