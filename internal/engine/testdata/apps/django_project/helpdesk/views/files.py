import csv
import os
import subprocess
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import yaml
from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage, default_storage
from django.http import FileResponse, HttpResponse, JsonResponse
from django.utils._os import safe_join
from django.views.decorators.http import require_POST

from ..forms import UploadForm


def attachment(request, name):
    path = os.path.join(settings.MEDIA_ROOT, name)
    return FileResponse(open(path, "rb"))  # want path-traversal


def attachment_checked(request, name):
    try:
        path = safe_join(settings.MEDIA_ROOT, name)
    except SuspiciousFileOperation:
        return HttpResponse(status=404)
    return FileResponse(open(path, "rb"))  # safe: safe_join raises


@require_POST
def upload(request):  # want missing-authentication
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return JsonResponse(form.errors, status=400)
    file = form.cleaned_data["file"]
    if "storage" in request.POST:
        saved = default_storage.save(file.name, file)  # safe: the storage checks names
        return JsonResponse({"saved": saved})
    target = Path(settings.MEDIA_ROOT) / form.cleaned_data["title"]
    with target.open("wb") as out:  # want path-traversal
        for chunk in file.chunks():
            out.write(chunk)
    return JsonResponse({"saved": str(target.name)})


@require_POST
def import_tickets(request):
    upload = request.FILES["file"]
    if upload.name.endswith(".xml"):
        root = ElementTree.fromstring(upload.read())  # want xml-entity-expansion
        return JsonResponse({"count": len(root)})
    if upload.name.endswith(".yaml"):
        rows = yaml.load(upload, Loader=yaml.FullLoader)  # safe: builds no arbitrary objects
        return JsonResponse({"count": len(rows)})
    rows = yaml.load(upload.read(), Loader=yaml.UnsafeLoader)  # want unsafe-deserialization
    return JsonResponse({"count": len(rows)})


def diagnose(request):
    host = request.GET.get("host", "")
    if "shell" in request.GET:
        out = subprocess.getoutput("traceroute " + host)  # want command-injection
    elif host.replace(".", "").isalnum():
        out = subprocess.run("traceroute " + host, shell=True, capture_output=True).stdout  # safe: letters, figures, dots
    else:
        out = subprocess.run(["traceroute", "--", host], capture_output=True).stdout  # safe: after the options
    response = HttpResponse(content_type="text/csv")
    writer = csv.writer(response)
    writer.writerow([request.GET.get("title", ""), "result"])  # want csv-injection
    writer.writerow(["host: " + host, len(out)])  # safe: begins with a fixed text
    return response
