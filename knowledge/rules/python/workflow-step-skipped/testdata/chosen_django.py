"""The same in Django."""
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect
from django.http import HttpResponseForbidden, JsonResponse
from django.urls import path
from rest_framework.decorators import action
from rest_framework import viewsets
from models import Claim, Timesheet
ROOT_URLCONF = "x"


@login_required
def submit(request, pk):
    c = get_object_or_404(Claim, pk=pk, owner=request.user)
    if c.state != Claim.DRAFT:
        return HttpResponseForbidden()
    c.state = "submitted"
    c.save()
    return redirect("x")


@login_required
def approve(request, pk):
    c = get_object_or_404(Claim, pk=pk, owner=request.user)
    c.state = "approved"  # want workflow-step-skipped
    c.save()
    return redirect("x")


@login_required
def change_state(request, pk):
    c = get_object_or_404(Claim, pk=pk, owner=request.user)
    new = request.POST["state"]
    if new not in dict(Claim.STATES):
        return HttpResponseForbidden()
    c.state = new  # want workflow-step-skipped
    c.save()
    return redirect("x")


@login_required
def change_state_checked(request, pk):
    c = get_object_or_404(Claim, pk=pk, owner=request.user)
    new = request.POST["state"]
    if new not in Claim.NEXT[c.state]:
        return HttpResponseForbidden()
    c.state = new
    c.save()
    return redirect("x")


@login_required
def drop(request, pk):
    c = get_object_or_404(Claim, pk=pk, owner=request.user)
    c.delete()  # want workflow-step-skipped
    return redirect("x")


class TimesheetViewSet(viewsets.ModelViewSet):
    queryset = Timesheet.objects.all()
    def get_queryset(self):
        return Timesheet.objects.filter(user=self.request.user)

    @action(detail=True, methods=["post"])
    def submit(self, request, pk=None):
        t = self.get_object()
        if t.status != "open":
            return JsonResponse({}, status=409)
        t.status = "submitted"
        t.save()
        return JsonResponse({})

    @action(detail=True, methods=["post"])
    def approve(self, request, pk=None):
        t = self.get_object()
        t.status = Timesheet.Status.APPROVED  # want workflow-step-skipped
        t.save()
        return JsonResponse({})


urlpatterns = [path("s/<int:pk>", submit), path("a/<int:pk>", approve), path("c/<int:pk>", change_state), path("cc/<int:pk>", change_state_checked), path("d/<int:pk>", drop)]
