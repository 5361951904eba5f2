# threat-model: library remote
import json


class Parser:
    def load(self, request, schema):
        return schema(json.loads(request.get_data()))  # want json-of-any-type

    def load_typed(self, request, schema):
        if request.mimetype != "application/json":
            return None
        return schema(json.loads(request.get_data()))

    def load_signed(self, request, schema, signature):
        return schema(json.loads(request.get_data()))


async def body_of(request):
    raw = await request.body()
    if raw:
        return await request.json()  # want json-of-any-type
    return None


async def body_of_type(request):
    raw = await request.body()
    if raw and request.headers.get("content-type") == "application/json":
        return await request.json()
    return raw


def answer_of(response):
    return json.loads(response.data)


class Reader:
    def read(self, req):
        text = req.body.decode("utf-8")
        return json.loads(text)  # want json-of-any-type
