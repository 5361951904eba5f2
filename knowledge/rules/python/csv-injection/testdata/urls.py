import csv

from django.http import HttpResponse
from django.urls import path


def export(request):
    response = HttpResponse(content_type="text/csv")
    writer = csv.writer(response)
    writer.writerow([request.build_absolute_uri("/files/1/"), 7])  # begins with http
    writer.writerow([request.GET["name"], 7])  # want csv-injection
    return response


urlpatterns = [path("export/", export)]
