"""Addresses that change something when they are merely got."""
from django.contrib.auth.decorators import login_required
from django.db import models
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.http import require_POST


class Note(models.Model):
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    state = models.CharField(max_length=10)
    views = models.IntegerField(default=0)


@login_required
def close(request, pk):
    Note.objects.filter(pk=pk, owner=request.user).update(state="closed")  # want csrf-protection-missing
    return redirect("/")


@login_required
def drop(request, pk):
    Note.objects.filter(pk=pk, owner=request.user).delete()  # want csrf-protection-missing
    return redirect("/")


@login_required
@require_POST
def close_by_form(request, pk):
    Note.objects.filter(pk=pk, owner=request.user).update(state="closed")
    return redirect("/")


@login_required
def drop_if_sent(request, pk):
    if request.method == "POST":
        Note.objects.filter(pk=pk, owner=request.user).delete()
    return redirect("/")


@login_required
def show(request, pk):
    Note.objects.filter(pk=pk, owner=request.user).update(views=models.F("views") + 1)
    return redirect("/")


@login_required
def tidy(request):
    Note.objects.filter(owner=request.user, state="closed").delete()
    return redirect("/")


@login_required
def unsubscribe(request, pk):
    Note.objects.filter(pk=pk, owner=request.user).delete()
    return redirect("/")


urlpatterns = [
    path("<int:pk>/close/", close), path("<int:pk>/drop/", drop), path("<int:pk>/close-by-form/", close_by_form), path("<int:pk>/drop-if-sent/", drop_if_sent),
    path("<int:pk>/", show), path("tidy/", tidy), path("<int:pk>/unsubscribe/", unsubscribe),
]
