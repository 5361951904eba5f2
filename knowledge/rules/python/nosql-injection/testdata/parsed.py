"""What a parser of arguments makes a text is no operator."""
from flask import Flask, jsonify
from flask_restful import Api, Resource, reqparse
from pymongo import MongoClient

app = Flask(__name__)
api = Api(app)
users = MongoClient().shop.users

arguments = reqparse.RequestParser()
arguments.add_argument("mail", type=str, required=True, location="json")
arguments.add_argument("code", required=True, location="json", type=lambda v: v)
arguments.add_argument("groups", type=str, action="append", location="json")


class ByMail(Resource):
    def post(self):
        args = arguments.parse_args()
        return jsonify(found=users.count_documents({"mail": args["mail"]}))


def by_mail(mail):
    return users.find_one({"mail": mail, "blocked": {"$ne": True}})


class BySmallMail(Resource):
    def post(self):
        return jsonify(found=by_mail(arguments.parse_args()["mail"].lower()) is not None)


class ByCode(Resource):
    def post(self):
        args = arguments.parse_args()
        return jsonify(found=users.count_documents({"code": args["code"]}))  # want nosql-injection


api.add_resource(ByMail, "/mail")
api.add_resource(BySmallMail, "/small")
api.add_resource(ByCode, "/code")
