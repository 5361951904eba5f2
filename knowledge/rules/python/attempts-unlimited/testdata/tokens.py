"""A token that was handed out is guessed by nobody; what is typed is."""
from django.contrib.auth import authenticate, login
from django.urls import path


def login_by_token(request):
    login(request, authenticate(request, token=request.POST["token"]))


def login_by_service(request):  # the password is what another service has handed out
    login(request, authenticate(request, username=request.POST["name"], password=request.POST["access_token"]))


def login_by_code(request):  # want attempts-unlimited
    login(request, authenticate(request, code=request.POST["code"]))


def login_by_both(request):  # want attempts-unlimited
    login(request, authenticate(request, token=request.POST["token"], password=request.POST["password"]))


def login_by_name(request):  # want attempts-unlimited
    login(request, authenticate(request, username=request.POST["token"], password=request.POST["password"]))


urlpatterns = [path("a", login_by_token), path("b", login_by_service), path("c", login_by_code), path("d", login_by_both), path("e", login_by_name)]
