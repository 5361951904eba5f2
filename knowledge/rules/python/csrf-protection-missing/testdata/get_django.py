"""Rows of which a column is set."""
from django.contrib.auth.decorators import login_required
from django.contrib.auth.mixins import LoginRequiredMixin
from django.views import View
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST
from django.urls import path
from models import Member, Post
ROOT_URLCONF = "x"


@login_required
def block(request, pk):
    m = get_object_or_404(Member, pk=pk, club=request.user.club)
    m.blocked = True
    m.save()  # want csrf-protection-missing
    return redirect("x")


@login_required
def visit(request, pk):
    m = get_object_or_404(Member, pk=pk, club=request.user.club)
    m.last_seen = 1
    m.save()
    return redirect("x")


@require_POST
@login_required
def unblock(request, pk):
    m = get_object_or_404(Member, pk=pk, club=request.user.club)
    m.blocked = False
    m.save()
    return redirect("x")


class Remove(LoginRequiredMixin, View):
    def get(self, request, pk):
        p = get_object_or_404(Post, pk=pk, owner=request.user)
        p.delete()  # want csrf-protection-missing
        return redirect("x")
    def post(self, request, pk):
        p = get_object_or_404(Post, pk=pk, owner=request.user)
        p.delete()
        return redirect("x")


class Show(LoginRequiredMixin, View):
    def get(self, request, pk):
        p = get_object_or_404(Post, pk=pk, owner=request.user)
        p.title = "x"
        return redirect("x")


urlpatterns = [path("b/<int:pk>", block), path("v/<int:pk>", visit), path("u/<int:pk>", unblock), path("r/<int:pk>", Remove.as_view()), path("s/<int:pk>", Show.as_view())]
