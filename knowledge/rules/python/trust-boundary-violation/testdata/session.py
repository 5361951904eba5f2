from django.contrib.auth import get_user_model
from django.http import HttpResponse, HttpResponseBadRequest
from django.utils.translation import check_for_language

LANGUAGES = ("de", "en")


def store_role(request):
    request.session["role"] = request.POST["role"]  # want trust-boundary-violation
    return HttpResponse("ok")


def store_name(request):
    name = request.GET.get("name", "").strip()
    request.session["name"] = name  # want trust-boundary-violation
    return HttpResponse("ok")


def store_key(request):
    request.session[request.POST["key"]] = True  # want trust-boundary-violation
    return HttpResponse("ok")


def store_language(request):
    language = request.POST["language"]
    if language not in LANGUAGES:
        return HttpResponseBadRequest("no such language")
    request.session["language"] = language
    return HttpResponse("ok")


def store_number(request):
    request.session["page"] = int(request.GET["page"])
    return HttpResponse("ok")


def store_fixed(request):
    request.session["seen"] = True
    return HttpResponse("ok")


def store_looked_up(request):
    user = get_user_model().objects.get(pk=request.POST["user"])
    request.session["user"] = user.pk
    return HttpResponse("ok")


def remember_page(request):
    request.session["next"] = request.build_absolute_uri()  # silent: an address of this site
    request.session["next"] = request.get_full_path()
    return HttpResponse("ok")


def set_language(request):
    code = request.POST["language"]
    if check_for_language(code):
        request.session["language"] = code  # silent: one of Django's
    request.session["country"] = request.POST["country"]  # want trust-boundary-violation
    return HttpResponse("ok")


class Names:
    def validate_name(self, name):
        return self.backend.find(name)

    def keep(self, request):
        name = request.POST["name"]
        if self.validate_name(name):
            request.session["name"] = name  # silent: passed a check
        return HttpResponse("ok")

    def keep_another(self, request):
        if self.validate_name(request.POST["name"]):
            request.session["other"] = request.POST["other"]  # want trust-boundary-violation
        return HttpResponse("ok")
