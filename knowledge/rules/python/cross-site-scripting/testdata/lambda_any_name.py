"""Functions of AWS Lambda, which the deployment names."""
import html
import json


def greet(event, context):
    name = event["queryStringParameters"]["name"]
    return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": "<p>" + name + "</p>"}  # want cross-site-scripting


def greet_escaped(event, _context):
    name = html.escape(event["queryStringParameters"]["name"])
    return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": "<p>" + name + "</p>"}


def greet_json(event, context):
    return {"statusCode": 200, "headers": {"Content-Type": "application/json"}, "body": json.dumps(event["queryStringParameters"])}


def render(event, context, name="nobody"):  # not how Lambda calls
    return {"statusCode": 200, "headers": {"Content-Type": "text/html"}, "body": "<p>" + event["name"] + "</p>"}
