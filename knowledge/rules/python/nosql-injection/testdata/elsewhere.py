"""The database is known by its name where its making is out of sight."""
import jwt
from bson import ObjectId
from quart import Quart, current_app, g, jsonify, request

app = Quart(__name__)


@app.post("/polls/search")
async def search():
    found = await current_app.db.polls.find(await request.get_json()).to_list(50)  # want nosql-injection
    return jsonify([d["title"] for d in found])


@app.post("/polls/by-title")
async def by_title():
    body = await request.get_json()
    found = await current_app.db["polls"].find_one({"title": body["title"]})  # want nosql-injection
    return jsonify(found["title"])


@app.get("/polls/titled")
async def titled():
    found = await current_app.db.polls.find_one({"title": request.args["title"]})
    return jsonify(found["title"])


@app.get("/polls/<pid>")
async def one(pid):
    found = await current_app.db.polls.find_one({"_id": ObjectId(pid)})
    return jsonify(found["title"])


@app.get("/polls/mine")
async def mine():
    claims = jwt.decode(request.headers["Authorization"], current_app.config["KEY"], algorithms=["HS256"])
    found = await current_app.db.polls.find_one({"owner": claims["sub"]})
    return jsonify(found["title"])


@app.post("/shelves")
async def shelves():
    body = await request.get_json()
    return jsonify(await current_app.shelves.polls.find(body))
