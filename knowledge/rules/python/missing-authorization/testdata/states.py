"""What some views set for those alone who have a privilege."""
from django.contrib.auth.decorators import login_required, permission_required
from django.db import models
from django.http import HttpResponseForbidden
from django.shortcuts import get_object_or_404, redirect
from django.urls import path


class Claim(models.Model):
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    approved = models.BooleanField(default=False)
    published = models.BooleanField(default=False)
    text = models.TextField()


class Leaflet(models.Model):
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    approved = models.BooleanField(default=False)


@permission_required("claims.approve")
def approve(request, pk):
    claim = get_object_or_404(Claim, pk=pk)
    claim.approved = True
    claim.save()
    return redirect("/")


@permission_required("claims.publish")
def publish(request, pk):
    claim = get_object_or_404(Claim, pk=pk)
    claim.published = True
    claim.save()
    return redirect("/")


@login_required
def approve_quickly(request, pk):
    claim = get_object_or_404(Claim, pk=pk)
    claim.approved = True  # want missing-authorization
    claim.save()
    return redirect("/")


@login_required
def publish_own(request, pk):
    claim = get_object_or_404(Claim, pk=pk)
    if claim.owner != request.user:
        return HttpResponseForbidden()
    claim.published = True
    claim.save()
    return redirect("/")


@login_required
def approve_leaflet(request, pk):
    leaflet = get_object_or_404(Leaflet, pk=pk, owner=request.user)
    leaflet.approved = True
    leaflet.save()
    return redirect("/")


@login_required
def reword(request, pk):
    claim = get_object_or_404(Claim, pk=pk, owner=request.user)
    claim.text = request.POST["text"]
    claim.save()
    return redirect("/")


urlpatterns = [
    path("<int:pk>/approve/", approve), path("<int:pk>/publish/", publish), path("<int:pk>/approve-quickly/", approve_quickly),
    path("<int:pk>/publish-own/", publish_own), path("<int:pk>/approve-leaflet/", approve_leaflet), path("<int:pk>/reword/", reword),
]
