"""What Django and its REST framework hand to views, as a log writes it."""
import logging
from django import forms
from django.http import HttpResponse
from django.urls import path
from rest_framework.views import APIView

log = logging.getLogger(__name__)


def login(request):
    log.info("login %s", request.POST)  # safe: quoted
    log.info(f"login {request.POST}")  # safe: quoted
    log.info("login " + str(request.GET.dict()))  # safe: quoted
    log.info("login %s", request.body)  # safe: quoted
    log.info("login %s", request.POST["name"])  # want log-injection
    log.info("login %s", request.POST.getlist("name"))  # safe: quoted
    f = request.FILES["f"]
    log.info("login %s", f.name)  # safe: without what cannot be printed
    for f in request.FILES.getlist("f"):
        log.info("login " + f.name)  # safe: without what cannot be printed
    return HttpResponse("")


class LoginForm(forms.Form):
    name = forms.CharField()
    age = forms.IntegerField()
    mail = forms.EmailField()
    text = forms.CharField(widget=forms.Textarea)


def login2(request):
    form = LoginForm(request.POST)
    if form.is_valid():
        log.info("login %s", form.cleaned_data)  # safe: quoted
        log.info("login %s", form.cleaned_data["age"])  # safe: a number
        log.info("login %s", form.cleaned_data["text"])  # want log-injection
        log.info("login %s", form.errors)
    return HttpResponse("")


class Login(APIView):
    def post(self, request):
        log.info("login %s", request.data)  # safe: quoted
        log.info(f"login {request.data}")  # safe: quoted
        log.info(f"login {request.data['x']}")  # want log-injection
        errors = []
        for i, item in enumerate(self.request.data):
            errors.append(f"bad {item}")
        log.error(f"login {errors}")  # safe: quoted


urlpatterns = [path("login", login), path("l2", login2), path("l3", Login.as_view())]
