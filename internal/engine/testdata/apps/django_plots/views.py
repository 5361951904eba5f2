from django.http import HttpResponse

from models import Plot


def in_row(request):
    return HttpResponse(str(Plot.objects.in_row(request.GET["row"]).count()))


def beside(request):
    return HttpResponse(str(Plot.objects.beside(request.GET["row"]).count()))


def behind(request):
    plots = Plot.objects.all()
    if request.GET.get("row"):
        plots = plots.filter(row__isnull=False).behind(request.GET["row"])
    return HttpResponse(str(plots.count()))


def others(request):
    return HttpResponse(str(len(list(Plot.others.in_row(request.GET["row"])))))
