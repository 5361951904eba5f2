"""Passwords that somebody has just chosen, and codes of messages that nobody guesses."""
import hashlib
import hmac

from django.contrib.auth import authenticate, login
from django.urls import path


def login_new(request):  # safe: the account is made here
    request.user.set_password(request.POST["password"])
    request.user.save()
    user = authenticate(username=request.user.username, password=request.POST["password"])
    login(request, user)


def login_old(request):  # want attempts-unlimited
    user = authenticate(username=request.POST["name"], password=request.POST["password"])
    user.set_password(request.POST["password"])
    login(request, user)


def login_signed(request):  # safe: a message authentication code
    password = hmac.new(KEY, request.body, hashlib.sha256).hexdigest()
    if hmac.new(KEY, request.body, hashlib.sha256).hexdigest() != request.POST["password"]:
        raise PermissionError
    login(request, find(password))


def login_hashed(request):  # want attempts-unlimited
    if hashlib.sha256(KEY + request.POST["password"].encode()).hexdigest() != stored_password(request):
        raise PermissionError
    login(request, find(request))


urlpatterns = [path("a", login_new), path("b", login_old), path("c", login_signed), path("d", login_hashed)]
