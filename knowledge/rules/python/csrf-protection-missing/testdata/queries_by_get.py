import graphene
from flask import Flask, jsonify, request, session

app = Flask(__name__)
csrf_exempt = True


class Query(graphene.ObjectType):
    hello = graphene.String()


class Rename(graphene.Mutation):
    class Arguments:
        name = graphene.String()
    ok = graphene.Boolean()

    def mutate(self, info, name):
        save(session["user"], name)
        return Rename(ok=True)


class Mutations(graphene.ObjectType):
    rename = Rename.Field()


schema = graphene.Schema(query=Query, mutation=Mutations)


@app.route("/graphql", methods=["GET", "POST"])
def graphql():  # want csrf-protection-missing
    body = request.get_json() if request.is_json else request.args.to_dict()
    return jsonify(schema.execute(body["query"]).data)


@app.route("/graphql-by-post", methods=["POST"])
def graphql_by_post():
    return jsonify(schema.execute(request.get_json()["query"]).data)


@app.route("/graphql-reading", methods=["GET", "POST"])
def graphql_reading():
    query = request.args.get("query") or request.get_json()["query"]
    if request.method == "GET" and "mutation" in query:
        return "by POST alone", 405
    return jsonify(schema.execute(query).data)
