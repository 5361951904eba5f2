from django import forms
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import User
from django.db import models
from django.shortcuts import get_object_or_404, redirect


class Member(models.Model):
    user = models.OneToOneField(User, on_delete=models.CASCADE)
    phone = models.CharField(max_length=20)
    is_staff = models.BooleanField(default=False)


class Limited:
    def __init__(self, *args, by=None, **kwargs):
        super().__init__(*args, **kwargs)
        if not by.is_superuser:
            del self.fields["is_staff"]


class LimitedForm(Limited, forms.ModelForm):
    class Meta:
        model = Member
        exclude = ["user"]


class PoppedForm(forms.ModelForm):
    class Meta:
        model = Member
        exclude = ["user"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("is_staff")


class OtherForm(forms.ModelForm):
    class Meta:
        model = Member
        exclude = ["user"]  # want sensitive-field-writable

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("phone")


@login_required
def edit(request):
    member = get_object_or_404(Member, user=request.user)
    for kind in (LimitedForm, PoppedForm, OtherForm):
        form = kind(request.POST, instance=member)
        if form.is_valid():
            form.save()
    return redirect("/")


@login_required
def limited(request):
    form = LimitedForm(request.POST, instance=request.user.member, by=request.user)
    if form.is_valid():
        form.save()
    return redirect("/")


@login_required
def popped(request):
    form = PoppedForm(request.POST, instance=request.user.member)
    if form.is_valid():
        form.save()
    return redirect("/")


@login_required
def other(request):
    form = OtherForm(request.POST, instance=request.user.member)
    if form.is_valid():
        form.save()
    return redirect("/")
