"""Functions behind an API gateway."""
import base64
import json
import logging
import os
import subprocess
import urllib.parse

import boto3
import psycopg2
import requests
import yaml
from boto3.dynamodb.conditions import Attr, Key

logger = logging.getLogger()
s3 = boto3.client("s3")
table = boto3.resource("dynamodb").Table(os.environ["TABLE"])
BUCKET = os.environ["BUCKET"]


def connect():
    return psycopg2.connect(os.environ["DATABASE_URL"])


def answer(status, body, kind="application/json"):
    return {"statusCode": status, "headers": {"Content-Type": kind}, "body": body}


def search_handler(event, context):
    words = event["queryStringParameters"]["q"]
    with connect() as connection:
        with connection.cursor() as cursor:
            cursor.execute("SELECT * FROM orders WHERE text LIKE '%" + words + "%'")  # want sql-injection
            cursor.execute("SELECT * FROM orders WHERE text LIKE %s", ("%" + words + "%",))  # safe: a parameter
            return answer(200, json.dumps(cursor.fetchall()))


def lambda_handler(event, context):
    route = event.get("path")
    if event.get("isBase64Encoded"):
        body = base64.b64decode(event["body"]).decode()
    else:
        body = event.get("body") or "{}"
    if route == "/convert":
        return convert(json.loads(body))
    if route == "/hook":
        return hook(json.loads(body))
    if route == "/config":
        return config(body)
    return answer(404, json.dumps({"error": "not found"}))


def convert(data):
    subprocess.run(f"convert /tmp/in.png -resize {data['size']} /tmp/out.png", shell=True)  # want command-injection
    subprocess.run(["convert", "/tmp/in.png", "-resize", f"{int(data['width'])}x", "/tmp/out.png"])  # safe: no shell
    return answer(200, "{}")


def hook(data):
    requests.post(data["url"], json={"ok": True}, timeout=3)  # want server-side-request-forgery
    requests.post(f"https://hooks.example.com/{data['id']}", timeout=3)  # safe: the host is fixed
    return answer(200, "{}")


def config(body):
    settings = yaml.load(body, Loader=yaml.UnsafeLoader)  # want unsafe-deserialization
    other = yaml.load(body, Loader=yaml.SafeLoader)  # safe: the safe loader
    return answer(200, json.dumps({"count": len(settings) + len(other)}))


def page_handler(event, context):
    name = event["pathParameters"]["name"]
    return {  # want cross-site-scripting
        "statusCode": 200,
        "headers": {"Content-Type": "text/html"},
        "body": "<h1>Hello " + name + "</h1>",
    }


def redirect_handler(event, context):
    target = event["queryStringParameters"].get("to", "/")
    if not target.startswith("/orders/"):
        target = "/orders/"
    return {"statusCode": 302, "headers": {"Location": target}}  # safe: a path of this site


def upload_handler(event, context):
    for record in event["Records"]:
        key = urllib.parse.unquote_plus(record["s3"]["object"]["key"])
        s3.download_file(record["s3"]["bucket"]["name"], key, "/tmp/" + key)  # want path-traversal
        s3.download_file(record["s3"]["bucket"]["name"], key, "/tmp/" + os.path.basename(key))  # safe: the last part
        os.system("clamscan /tmp/" + key)  # want command-injection


def user_handler(event, context):
    user = event["queryStringParameters"]["user"]
    found = table.query(KeyConditionExpression=Key("user").eq(user))  # safe: a value
    code = event["queryStringParameters"].get("formula", "0")
    total = eval(code, {}, {"count": found["Count"]})  # want eval-injection
    return answer(200, json.dumps({"total": total}))
