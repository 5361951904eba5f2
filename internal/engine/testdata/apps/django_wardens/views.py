from django.contrib.auth.decorators import login_required, user_passes_test
from django.http import JsonResponse
from django.shortcuts import get_object_or_404, redirect

from models import Hut, Trail


@login_required
def mine(request):
    return JsonResponse({"huts": list(Hut.objects.filter(warden=request.user).values())})


@login_required
def slip(request, pk):
    hut = get_object_or_404(Hut.objects.select_related("warden"), pk=pk)  # want object-of-other-user
    return JsonResponse({"name": hut.name, "dues": hut.dues})


@login_required
def own_slip(request, pk):
    hut = get_object_or_404(Hut.objects.select_related("warden").filter(warden=request.user), pk=pk)  # safe: the warden's own
    return JsonResponse({"name": hut.name, "dues": hut.dues})


@login_required
def trail(request, pk):
    found = get_object_or_404(Trail.objects.select_related("updated_by"), pk=pk)  # safe: trails belong to nobody
    return JsonResponse({"name": found.name})


@user_passes_test(lambda user: user.is_staff)
def waive(request, pk):
    hut = get_object_or_404(Hut, pk=pk)  # safe: for the staff
    hut.dues = 0
    hut.save()  # want csrf-protection-missing
    return redirect("/")


@user_passes_test(lambda user: user.is_active)
def forgive(request, pk):
    hut = get_object_or_404(Hut, pk=pk)  # want object-of-other-user
    hut.dues = 0
    hut.save()  # want csrf-protection-missing
    return redirect("/")
