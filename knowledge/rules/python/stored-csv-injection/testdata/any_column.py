import csv

from django.db import models
from django.http import HttpResponse


class Node(models.Model):
    label = models.TextField()
    note = models.TextField()


def add(request):
    Node.objects.create(**request.POST.dict())
    return HttpResponse("ok")


def note(request):
    Node.objects.create(note=request.POST["note"])
    return HttpResponse("ok")


def export(request):
    response = HttpResponse(content_type="text/csv")
    writer = csv.writer(response)
    for node in Node.objects.all():
        writer.writerow([node.label])  # silent: which columns are filled so is not known
        writer.writerow([node.note])  # want stored-csv-injection
    return response
