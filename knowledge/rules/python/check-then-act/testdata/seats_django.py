from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import HttpResponseBadRequest, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import path

from courses.models import Course, Enrolment

ROOT_URLCONF = "courses.urls"


@login_required
def enrol(request, slug):
    course = get_object_or_404(Course, slug=slug)
    taken = Enrolment.objects.filter(course=course).count()
    if taken >= course.seats:
        return HttpResponseBadRequest()
    Enrolment.objects.get_or_create(course=course, person=request.user)  # want check-then-act
    return JsonResponse({})


@login_required
async def enrol_later(request, slug):
    course = await Course.objects.aget(slug=slug)
    if await Enrolment.objects.filter(course=course).acount() >= course.seats:
        return HttpResponseBadRequest()
    await Enrolment.objects.acreate(course=course, person=request.user)  # want check-then-act
    return JsonResponse({})


@login_required
@transaction.atomic
def wait(request, slug):
    course = get_object_or_404(Course.objects.select_for_update(), slug=slug)
    if Enrolment.objects.filter(course=course).count() < course.seats:
        Enrolment.objects.get_or_create(course=course, person=request.user)
    return JsonResponse({})


@login_required
def first(request, slug):
    course = get_object_or_404(Course, slug=slug)
    Enrolment.objects.get_or_create(course=course, person=request.user)
    return JsonResponse({"taken": Enrolment.objects.filter(course=course).count()})


urlpatterns = [path("enrol/<slug>", enrol), path("later/<slug>", enrol_later), path("wait/<slug>", wait), path("first/<slug>", first)]
