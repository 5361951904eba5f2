import json
import sys

from django.http import HttpResponse
from django.urls import path

from store import rows


def checked(request):
    try:
        rows.check(request.POST["row"])
    except Exception:
        kind, error, trace = sys.exc_info()
        return HttpResponse(json.dumps({"message": " ".join(error.messages)}), status=400)
    return HttpResponse("ok")


def told(request):
    try:
        rows.check(request.POST["row"])
    except Exception:
        kind, error, trace = sys.exc_info()
        return HttpResponse(json.dumps({"message": str(error)}), status=400)  # want exception-exposure
    return HttpResponse("ok")


urlpatterns = [path("checked", checked), path("told", told)]
