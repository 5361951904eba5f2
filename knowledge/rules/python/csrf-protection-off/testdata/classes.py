"""Exemptions of classes."""
from django.contrib.auth.decorators import login_required
from django.http import JsonResponse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.csrf import csrf_exempt, csrf_protect


@method_decorator(csrf_exempt, name="dispatch")  # want csrf-protection-off
class Mail(View):
    def post(self, request):
        request.user.email = request.POST["email"]
        request.user.save()


class Name(View):
    @method_decorator(csrf_exempt)  # want csrf-protection-off
    def dispatch(self, request, *args, **kwargs):
        return super().dispatch(request, *args, **kwargs)


@method_decorator(login_required, name="dispatch")
class Account(View):
    @method_decorator(csrf_protect)
    def post(self, request):
        request.user.delete()


@method_decorator(csrf_exempt, name="dispatch")
class PaymentHook(View):
    def post(self, request):
        request.user.paid = True
        request.user.save()


@method_decorator(csrf_exempt, name="dispatch")  # want csrf-protection-off
class Suggestions(View):
    def post(self, request):
        hits = request.user.streets.filter(name=request.POST["text"])
        return JsonResponse({"hits": hits.count()})
