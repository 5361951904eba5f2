"""What methods of forms let pass."""
from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import path
from django.utils.http import url_has_allowed_host_and_scheme, is_safe_url
from django.views.generic import FormView


class LoginForm(forms.Form):
    next = forms.CharField()
    other = forms.CharField()

    def clean_next(self):
        url = self.cleaned_data["next"]
        if url and url_has_allowed_host_and_scheme(url, None):
            return url
        return "/"


class LoginForm2(forms.Form):
    next = forms.CharField()
    other = forms.CharField()

    def clean_next(self):
        url = self.cleaned_data["next"]
        if not url_has_allowed_host_and_scheme(url, None):
            raise forms.ValidationError("no")
        return url


def a(request):
    form = LoginForm(request.POST)
    if form.is_valid():
        return redirect(form.cleaned_data["next"])  # safe: checked
    return HttpResponse("")


def a2(request):
    form = LoginForm(request.POST)
    if form.is_valid():
        return redirect(form.cleaned_data["other"])  # want open-redirect
    return HttpResponse("")


def b(request):
    form = LoginForm2(request.POST)
    if form.is_valid():
        return redirect(form.cleaned_data["next"])  # safe: checked
    return HttpResponse("")


def resolve(request, url):
    if url and is_safe_url(url, allowed_hosts={request.get_host()}):
        return url
    return None


def d(request):
    url = resolve(request, request.GET.get("next"))
    if url:
        return redirect(url)  # safe: checked
    return redirect("/")


def e(request):
    url = resolve(request, request.GET.get("next")) or "/"
    return HttpResponseRedirect(url)  # safe: checked


class View(FormView):
    form_class = LoginForm2

    def form_valid(self, form):
        return redirect(form.cleaned_data["next"])  # safe: checked


class View2(FormView):
    form_class = LoginForm

    def form_valid(self, form):
        self.next = form.cleaned_data["next"]
        return redirect(self.get_success_url())  # safe: checked

    def get_success_url(self):
        return self.next


class AuthForm(forms.Form):
    redirect_url = forms.CharField(required=False)

    def clean_redirect_url(self):
        url = self.cleaned_data["redirect_url"].strip()
        if url and url_has_allowed_host_and_scheme(url, self.host):
            return url


class View3(FormView):
    form_class = AuthForm

    def post(self, request):
        form = self.get_form()
        if form.is_valid():
            return self.do(form)
        return HttpResponse("")

    def do(self, form):
        url = form.cleaned_data["redirect_url"]
        if url:
            return HttpResponseRedirect(url)  # safe: checked
        return HttpResponse("")

urlpatterns = [path("a", a), path("a2", a2), path("b", b), path("d", d), path("e", e), path("v", View.as_view()), path("v2", View2.as_view()), path("v3", View3.as_view())]
