import os

import jwt
from bson import ObjectId
from flask import Flask, abort, g, request
from pymongo import MongoClient
from werkzeug.security import check_password_hash, generate_password_hash

app = Flask(__name__)
cooks = MongoClient().cookbook.cooks


@app.before_request
def claims():
    try:
        g.claims = jwt.decode(request.headers["Authorization"], os.environ["KEY"], algorithms=["HS256"])
    except jwt.InvalidTokenError:
        abort(401)


@app.put("/account/password")
def change():
    cooks.update_one({"_id": ObjectId(g.claims["sub"])}, {"$set": {"password": generate_password_hash(request.json["password"])}})  # want password-change-unverified
    return ""


@app.put("/account/password/checked")
def change_checked():
    cook = cooks.find_one({"_id": ObjectId(g.claims["sub"])})
    if not check_password_hash(cook["password"], request.json["old"]):
        abort(403)
    cooks.update_one({"_id": cook["_id"]}, {"$set": {"password": generate_password_hash(request.json["password"])}})
    return ""


@app.put("/account/name")
def rename():
    cooks.update_one({"_id": ObjectId(g.claims["sub"])}, {"$set": {"name": str(request.json["name"])}})
    return ""
