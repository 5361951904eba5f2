"""Applications of ASGI, without a framework."""
import json
from urllib.parse import parse_qs

import psycopg


async def read_body(receive):
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            return body


async def app(scope, receive, send):
    query = parse_qs(scope["query_string"].decode())
    conn = await psycopg.AsyncConnection.connect("dbname=shop")
    if scope["path"] == "/search":
        await conn.execute("SELECT id FROM items WHERE name = '" + query["name"][0] + "'")  # want sql-injection
    elif scope["path"] == "/find":
        data = json.loads(await read_body(receive))
        await conn.execute(f"SELECT id FROM items WHERE name = '{data['name']}'")  # want sql-injection
    elif scope["path"] == "/bound":
        await conn.execute("SELECT id FROM items WHERE name = %s", (query["name"][0],))
    else:
        await conn.execute(f"INSERT INTO hits (kind, method) VALUES ('{scope['type']}', '{scope['method']}')")
