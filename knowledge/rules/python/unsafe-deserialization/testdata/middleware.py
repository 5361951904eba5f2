"""Middleware, known by what it is made with: the module need not import the framework."""
import base64
import json
import pickle


class Basket:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.basket = self._basket(request)
        request.seen = json.loads(request.COOKIES.get("seen", "[]"))
        return self.get_response(request)

    def _basket(self, request):
        packed = request.COOKIES.get("basket")
        return pickle.loads(base64.b64decode(packed)) if packed else []  # want unsafe-deserialization


def notes(get_response):
    def middleware(request):
        request.notes = pickle.loads(base64.b64decode(request.COOKIES["notes"]))  # want unsafe-deserialization
        return get_response(request)

    return middleware


class Worker:
    def __init__(self, queue):
        self.queue = queue

    def __call__(self, request):
        return self.queue.put(json.loads(request.body))
