"""What is made by getting an address."""
from django.contrib.auth.decorators import login_required
from django.db import models
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.views.decorators.http import require_POST


class Account(models.Model):
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    iban = models.CharField(max_length=30)


class Transfer(models.Model):
    source = models.ForeignKey(Account, related_name="out", on_delete=models.CASCADE)
    target = models.ForeignKey(Account, related_name="into", on_delete=models.CASCADE)
    amount = models.DecimalField(max_digits=9, decimal_places=2)


class Search(models.Model):
    owner = models.ForeignKey("auth.User", on_delete=models.CASCADE)
    text = models.CharField(max_length=90)


@login_required
def pay(request):
    if request.GET.get("amount"):
        source = request.user.account_set.first()
        target = get_object_or_404(Account, iban=request.GET["iban"])
        Transfer.objects.create(source=source, target=target, amount=request.GET["amount"])  # want csrf-protection-missing
    return redirect("index")


@login_required
@require_POST
def pay_by_form(request):
    source = request.user.account_set.first()
    target = get_object_or_404(Account, iban=request.POST["iban"])
    Transfer.objects.create(source=source, target=target, amount=request.POST["amount"])  # silent: the middleware asks for a token
    return redirect("index")


@login_required
def search(request):
    Search.objects.create(owner=request.user, text=request.GET.get("q", ""))  # silent: what a visit leaves behind
    return render(request, "found.html", {"found": Account.objects.filter(iban=request.GET.get("q", ""))})


urlpatterns = [path("pay/", pay), path("pay/form/", pay_by_form), path("search/", search)]
