"""A program in which no view asks for a privilege."""
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path
from django.views.decorators.http import require_POST

ROOT_URLCONF = "club"


@login_required
@require_POST
def promote(request, pk):  # want missing-authorization
    person = get_object_or_404(User, pk=pk)
    person.is_staff = True
    person.save()
    return HttpResponse()


@login_required
@require_POST
def lift(request, pk):
    User.objects.filter(pk=pk).update(is_superuser=True)  # want missing-authorization
    return HttpResponse()


@login_required
@require_POST
def shut_out(request, pk):
    User.objects.filter(pk=pk).update(is_active=False)  # want missing-authorization
    return HttpResponse()


@login_required
@require_POST
def leave(request):
    User.objects.filter(pk=request.user.pk).update(is_active=False)
    return HttpResponse()


@login_required
@require_POST
def leave_by_row(request):
    request.user.is_active = False
    request.user.save()
    return HttpResponse()


@login_required
@require_POST
def greet(request, pk):
    User.objects.filter(pk=pk).update(last_greeted=1)
    return HttpResponse()


urlpatterns = [path("promote/<int:pk>", promote), path("lift/<int:pk>", lift), path("out/<int:pk>", shut_out), path("leave", leave), path("leave2", leave_by_row), path("greet/<int:pk>", greet)]
