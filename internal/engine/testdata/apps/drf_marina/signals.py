"""What ships' transponders send, in two formats."""
from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpResponse
from defusedxml import ElementTree

from .models import Transponder


def readings(tree):
    for node in tree.iterfind("vessel"):
        yield {"vessel": node.get("name", ""), "remark": (node.findtext("remark") or "")[:200]}


def lines(text):
    for row in text.splitlines():
        yield {"vessel": row[:20], "remark": row[20:]}


def from_xml(body):
    return list(readings(ElementTree.fromstring(body)))


def from_text(body):
    return list(lines(body.decode()))


FORMATS = {"xml": from_xml, "text": from_text}


@login_required
def receive(request):
    read = FORMATS.get(request.POST.get("format"))
    if read is None:
        return HttpResponse(status=400)
    for entry in read(request.FILES["signals"].read()):
        Transponder.objects.create(**entry)
    return HttpResponse("ok")


def berths_for(pk):
    t = Transponder.objects.get(pk=pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM berth WHERE remark = '" + t.remark + "'")  # want stored-sql-injection
        return cursor.fetchall()


def berths_by_vessel(pk):
    t = Transponder.objects.get(pk=pk)
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM berth WHERE vessel = %s", [t.vessel])  # safe: a parameter
        return cursor.fetchall()
