"""Functions behind an API of AWS."""
import html
import json


def lambda_handler(event, context):
    name = event["queryStringParameters"]["name"]
    if name == "raw":
        return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps({"name": name})}  # safe: no page
    if "<" in name:
        return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": "<p>" + html.escape(name)}  # safe: escaped
    return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": "<p>" + event["body"]}  # want cross-site-scripting


def handler(event, context):
    page = {"Content-Type": "text/html"}
    if event["path"] == "/data":
        return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": "<p>" + event["body"]}  # safe: no page
    return {"statusCode": 200, "headers": page, "body": f"<p>{event['body']}</p>"}  # want cross-site-scripting


def handle(event, view):
    return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": "<p>" + event["body"]}  # safe: no function of Lambda
