"""Views that execute queries by themselves."""
from ariadne import graphql_sync
from flask import Flask, jsonify, request
from graphene.validation import depth_limit_validator
from graphql import parse, validate

from schemas import graph_schema, schema

app = Flask(__name__)


@app.post("/graphql")
def each():
    payload = request.get_json()
    if isinstance(payload, list):
        return jsonify([schema.execute(p["query"]).data for p in payload])  # want graphql-queries-unlimited
    result = schema.execute(payload["query"])  # want graphql-queries-unlimited
    return jsonify(result.data)


@app.post("/ariadne")
def ariadne():
    ok, result = graphql_sync(graph_schema, request.get_json(), context_value=request)  # want graphql-queries-unlimited
    return jsonify(result)


@app.post("/some")
def some():
    payload = request.get_json()
    if len(payload) > 5 or validate(schema.graphql_schema, parse(payload[0]["query"]), rules=(depth_limit_validator(max_depth=6),)):
        return jsonify(error="too many"), 400
    return jsonify([schema.execute(p["query"]).data for p in payload])


@app.post("/sql")
def sql(connection):
    return jsonify([connection.execute(p["query"]) for p in request.get_json()])
