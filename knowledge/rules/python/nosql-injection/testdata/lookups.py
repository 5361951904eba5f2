"""Look-ups of Django by names that clients send."""
from django.db import models
from django.http import JsonResponse


class Item(models.Model):
    name = models.CharField(max_length=20)


def any_lookup(request):
    return JsonResponse(list(Item.objects.filter(**request.GET.dict()).values("id")), safe=False)  # want nosql-injection


def any_field(request):
    return JsonResponse(list(Item.objects.filter(**{request.GET["field"]: request.GET["value"]}).values("id")), safe=False)  # want nosql-injection


def all_fields(request):
    wanted = {k: v for k, v in request.GET.items()}
    return JsonResponse(list(Item.objects.exclude(**wanted).values("id")), safe=False)  # want nosql-injection


def known_fields(request):
    wanted = {}
    for name in ("name", "city"):
        if name in request.GET:
            wanted[name] = request.GET[name]
    return JsonResponse(list(Item.objects.filter(**wanted).values("id")), safe=False)


def checked_field(request):
    field = request.GET["field"]
    if field not in ("name", "city"):
        return JsonResponse({}, status=400)
    return JsonResponse(list(Item.objects.filter(**{field: request.GET["value"]}).values("id")), safe=False)


def fixed(request):
    return JsonResponse(list(Item.objects.filter(**{"name": request.GET["value"]}).values("id")), safe=False)


def quoted_for_javascript(name):
    import json
    from flask import request
    from pymongo import MongoClient
    books = MongoClient().shop.books
    books.find_one({"$where": "this.title == " + json.dumps(request.args["title"])})
    books.find_one({"$where": "this.title == '" + request.args["title"] + "'"})  # want nosql-injection


def through_json(name):
    import json
    from flask import request
    from pymongo import MongoClient
    text = json.dumps({"title": request.json["title"]})
    return MongoClient().shop.books.find_one(json.loads(text))  # want nosql-injection


def unquoted_again(name):
    import json
    from flask import request
    from pymongo import MongoClient
    books = MongoClient().shop.books
    books.find_one({"$where": "this.title == '" + json.dumps(request.args["title"])[1:-1] + "'"})  # want nosql-injection
    books.find_one({"$where": "this.author == '" + json.dumps(request.args["author"]).strip('"') + "'"})  # want nosql-injection
    books.find_one({"$where": f"this.shelf == '{json.dumps(request.args['shelf'])}'"})  # want nosql-injection
