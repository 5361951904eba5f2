import boto3
from boto3.dynamodb.conditions import Attr, Key
from flask import Flask, request

app = Flask(__name__)
table = boto3.resource("dynamodb").Table("people")
client = boto3.client("dynamodb")


@app.post("/scan")
def scan():
    return table.scan(ScanFilter=request.get_json()["filter"])  # want nosql-injection


@app.post("/query")
def query():
    return client.query(TableName="people", KeyConditions=request.get_json()["conditions"])  # want nosql-injection


@app.post("/text")
def text():
    return table.scan(FilterExpression="owner = " + request.get_json()["owner"])  # want nosql-injection


@app.post("/attribute")
def attribute():
    return table.scan(FilterExpression=Attr("owner").eq(request.get_json()["owner"]))


@app.post("/key")
def key():
    return table.query(KeyConditionExpression=Key("owner").eq(request.form["owner"]) & Key("day").begins_with(request.form["day"]))


@app.post("/values")
def values():
    return client.query(TableName="people", KeyConditionExpression="owner = :o", ExpressionAttributeValues={":o": {"S": request.form["owner"]}})
