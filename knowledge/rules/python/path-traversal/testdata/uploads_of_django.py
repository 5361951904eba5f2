# profile: default
"""Names of uploaded files: Django has reduced them to their last part, wherever they are read; names of fields are the client's."""
import os

from django.http import JsonResponse
from django.urls import path


def each(request):
    for field, item in request.FILES.items():
        open(os.path.join("/srv", item.name))
        open(os.path.join("/srv", field))  # want path-traversal
    return JsonResponse({})


def pairs(request):
    for pair in request.FILES.items():
        open(os.path.join("/srv", pair[1].name))
    return JsonResponse({})


def one(request):
    open("/srv/" + request.FILES["file"].name)
    for item in request.FILES.getlist("files"):
        open("/srv/" + item.name)
    open("/srv/" + request.POST["name"])  # want path-traversal
    return JsonResponse({})


urlpatterns = [path("each", each), path("pairs", pairs), path("one", one)]
