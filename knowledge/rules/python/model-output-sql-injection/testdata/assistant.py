import json
import sqlite3

from openai import OpenAI

client = OpenAI()
COLUMNS = {"price", "name"}


def ask(question):
    answer = client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": question}])
    return answer.choices[0].message.content


def database():
    return sqlite3.connect("shop.db")


def answer(question):
    return database().execute(ask("Write SQL for: " + question)).fetchall()  # want model-output-sql-injection


def answer_block(question):
    text = ask("Write SQL for: " + question)
    sql = text.split("```sql")[1].split("```")[0]
    return database().execute(sql).fetchall()  # want model-output-sql-injection


def sorted_by(question):
    column = ask("Which column? " + question)
    return database().execute(f"SELECT * FROM books ORDER BY {column}").fetchall()  # want model-output-sql-injection


def sorted_by_known(question):
    column = ask("Which column? " + question)
    if column not in COLUMNS:
        column = "name"
    return database().execute(f"SELECT * FROM books ORDER BY {column}").fetchall()


def bound(question):
    name = json.loads(ask("Which book? " + question))["name"]
    return database().execute("SELECT * FROM books WHERE name = ?", (name,)).fetchall()


def limited(question):
    n = int(ask("How many? " + question))
    return database().execute(f"SELECT * FROM books LIMIT {n}").fetchall()
