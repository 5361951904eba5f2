import datetime
import hashlib
import os
import re
import uuid

import jwt
import requests
from bson import ObjectId
from flask import Flask, Response, current_app, g, jsonify, make_response, redirect, render_template, request, send_from_directory
from flask.views import MethodView
from flask_cors import CORS
from jinja2 import Environment
from pymongo import MongoClient
from werkzeug.utils import secure_filename

app = Flask(__name__)
app.config.from_mapping(UPLOADS="uploads", JWT_KEY=os.getenv("JWT_KEY", "cookbook"), MAX_CONTENT_LENGTH=None)  # want default-credential request-size-unlimited
CORS(app, supports_credentials=True, origins=r".*")  # want cors-credentials-for-any-origin
mongo = MongoClient().cookbook
env = Environment()  # want autoescape-off


def claims():
    header = request.headers.get("Authorization", "")
    token = header[7:] or request.args.get("token")
    return jwt.decode(token, current_app.config["JWT_KEY"], algorithms=["HS256"], options={"verify_exp": False})  # want token-expiry-ignored


class Secured(MethodView):
    def dispatch_request(self, *args, **kwargs):
        try:
            g.cook = claims()
        except jwt.InvalidTokenError:
            return jsonify(error="sign in"), 401
        return super().dispatch_request(*args, **kwargs)


class Recipe(Secured):
    def get(self, rid):
        doc = mongo.recipes.find_one({"_id": ObjectId(rid)})
        if doc.get("draft") and doc["cook_id"] != g.cook["sub"]:
            return jsonify(error="draft"), 404
        return jsonify(title=doc["title"], steps=doc["steps"])

    def put(self, rid):
        mongo.recipes.update_one({"_id": ObjectId(rid)}, {"$set": {"title": request.json["title"]}})  # want object-of-other-user
        return "", 204

    def patch(self, rid):
        mongo.recipes.update_one({"_id": ObjectId(rid), "cook_id": g.cook["sub"]}, {"$set": request.get_json()})  # want attribute-injection
        return "", 204

    def delete(self, rid):
        mongo.recipes.delete_one({"_id": ObjectId(rid), "cook_id": g.cook["sub"]})
        return "", 204


class ShoppingList(Secured):
    def get(self, lid):
        doc = mongo.lists.find_one({"_id": ObjectId(lid)})  # want object-of-other-user
        return jsonify(items=doc["items"])

    def post(self, lid):
        doc = mongo.lists.find_one({"_id": ObjectId(lid)})
        if str(doc["cook_id"]) != g.cook["sub"]:
            return jsonify(error="not yours"), 403
        mongo.lists.update_one({"_id": doc["_id"]}, {"$push": {"items": str(request.json["item"])}})
        return "", 204


class Account(Secured):
    def put(self):
        mongo.cooks.update_one({"_id": ObjectId(g.cook["sub"])}, {"$set": {"password": hashlib.sha256(request.json["password"].encode()).hexdigest()}})  # want password-change-unverified weak-password-hash
        return "", 204

    def delete(self):
        mongo.cooks.delete_one({"_id": ObjectId(g.cook["sub"])})
        return "", 204


class Moderation(Secured):
    def delete(self, cook):
        if g.cook.get("role") in ("moderator", "admin"):
            mongo.cooks.delete_one({"name": cook})
        return "", 204

    def post(self, cook):
        mongo.cooks.update_one({"name": cook}, {"$set": {"role": request.json["role"]}})  # want missing-authorization
        return "", 204


@app.post("/login")
def login():  # want attempts-unlimited
    body = request.get_json()
    cook = mongo.cooks.find_one({"name": body["name"], "password": body["password"]})  # want nosql-injection plaintext-password
    if not cook:
        return jsonify(error="no"), 401
    token = jwt.encode({"sub": str(cook["_id"]), "role": cook["role"], "exp": datetime.datetime.utcnow() + datetime.timedelta(hours=8)}, current_app.config["JWT_KEY"])
    return jsonify(token=token)


@app.get("/render/<rid>")
def rendered(rid):
    doc = mongo.recipes.find_one({"_id": ObjectId(rid)})
    return env.from_string("<h1>{{ t }}</h1>{{ s }}").render(t=doc["title"], s=doc["steps"])  # want stored-cross-site-scripting


@app.get("/mailtext/<rid>")
def mailtext(rid):
    doc = mongo.recipes.find_one({"_id": ObjectId(rid)})
    return Response(env.from_string(doc["mail_template"]).render(title=doc["title"]), mimetype="text/plain")  # want stored-template-injection


@app.post("/import")
def import_recipe():
    url = request.get_json()["url"]
    if not re.match(r"https?://", url):
        return jsonify(error="no"), 400
    page = requests.get(url, timeout=4)  # want server-side-request-forgery
    return jsonify(size=len(page.text))


@app.post("/import/known")
def import_known():
    site = {"a": "https://a.example.org", "b": "https://b.example.org"}.get(request.json["site"])
    if site is None:
        return jsonify(error="no"), 400
    return jsonify(size=len(requests.get(site + "/recipe.json", timeout=4).text))


@app.post("/photos")
def photos():  # want missing-authentication
    f = request.files["photo"]
    name = secure_filename(f.filename)
    f.save(os.path.join(app.config["UPLOADS"], name))  # want unrestricted-upload
    return jsonify(url="/photos/" + name)


@app.get("/photos/<name>")
def photo(name):
    return send_from_directory(app.config["UPLOADS"], name)


@app.post("/photos/checked")
def photos_checked():  # want missing-authentication
    f = request.files["photo"]
    ext = f.filename.rsplit(".", 1)[-1].lower()
    if ext not in {"jpg", "png", "webp"}:
        return jsonify(error="no"), 400
    name = uuid.uuid4().hex + "." + ext
    f.save(os.path.join(app.config["UPLOADS"], name))
    return jsonify(url="/photos/" + name)


@app.get("/theme")
def theme():
    answer = make_response(redirect(request.args.get("back", "/")))  # want open-redirect
    answer.set_cookie("theme", request.args.get("theme", "light"), secure=True, httponly=True, samesite="Lax")
    return answer


@app.get("/debug/config")
def config():
    return jsonify({k: str(v) for k, v in app.config.items()})  # want configuration-exposure


@app.route("/maintenance/rebuild")
def rebuild():  # want missing-authentication
    mongo.recipes.delete_many({"draft": True})
    return "ok"


@app.get("/suggest")
def suggest():
    return jsonify([d["title"] for d in mongo.recipes.find({"title": re.compile(request.args["q"])}).limit(10)])  # want regex-injection


@app.get("/suggest/safe")
def suggest_safe():
    return jsonify([d["title"] for d in mongo.recipes.find({"title": re.compile(re.escape(request.args["q"]))}).limit(10)])


app.add_url_rule("/recipes/<rid>", view_func=Recipe.as_view("recipe"))
app.add_url_rule("/lists/<lid>", view_func=ShoppingList.as_view("list"))
app.add_url_rule("/account", view_func=Account.as_view("account"))
app.add_url_rule("/cooks/<cook>", view_func=Moderation.as_view("moderation"))

if __name__ == "__main__":
    app.run(debug=bool(os.getenv("DEBUG", "1")))  # want debug-on-by-default
