from django.http import HttpResponse


def django_login(request):
    return HttpResponse(check(request.GET["user"], request.GET["passwd"]))  # want password-in-query


def django_login_by_form(request):
    return HttpResponse(check(request.POST["user"], request.POST["passwd"]))


def check(user, word):
    return {"ok": bool(user and word)}
