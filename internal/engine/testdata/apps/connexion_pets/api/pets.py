import os
import sqlite3

from . import files

db = sqlite3.connect("x.db")


def search(name=None, limit=10, kind="dog", code="x", key=None):
    db.execute(f"select * from pets where name = '{name}'")  # want sql-injection
    db.execute(f"select * from pets limit {limit}")  # safe: a number
    db.execute(f"select * from pets where kind = '{kind}'")  # safe: one of a list
    db.execute(f"select * from pets where code = '{code}'")  # safe: letters, says the pattern
    db.execute(f"select * from pets where uuid = '{key}'")  # want sql-injection
    return []


def post(body, user, token_info):
    os.system("register " + body["name"])  # want command-injection
    db.execute("insert into pets (name, owner) values (?, ?)", (body["name"], user))
    db.commit()
    return {}, 201


def get(pet_id):
    return files.read(pet_id)


def delete(pet_id):  # want missing-authentication
    db.execute("delete from pets where id = ?", (pet_id,))
    db.commit()
    return None, 204


def put(pet_id, body):
    db.execute("update pets set name = ? where id = ?", (body["name"], pet_id))  # want object-of-other-user
    db.commit()
    return None, 204


def helper(name):
    os.system("helper " + name)  # safe: no description names it
