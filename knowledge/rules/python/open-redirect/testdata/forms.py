from django import forms
from django.http import HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


class LoginForm(forms.Form):
    target = forms.CharField()
    origin = forms.CharField()
    other = forms.CharField()

    def clean_target(self):
        url = self.cleaned_data["target"].strip()
        if url and url_has_allowed_host_and_scheme(url, None):
            return url
        return "/"

    def clean_origin(self):
        return self.cleaned_data["origin"].strip()

    def clean(self):
        data = super().clean()
        data["home"] = home_of(data["other"])
        return data


def login(request):
    form = LoginForm(request.POST)
    if form.is_valid():
        return HttpResponseRedirect(form.cleaned_data["target"])


def back(request):
    form = LoginForm(request.POST)
    if form.is_valid():
        return HttpResponseRedirect(form.cleaned_data["origin"])  # want open-redirect


def further(request):
    form = LoginForm(request.POST)
    if form.is_valid():
        return HttpResponseRedirect(form.cleaned_data["other"])  # want open-redirect


def home(request):
    form = LoginForm(request.POST)
    if form.is_valid():
        return HttpResponseRedirect(form.cleaned_data["home"])  # the form has no such field


class OpenForm(LoginForm):
    def __init__(self, *args):
        super().__init__(*args)
        self.fields["home"] = forms.CharField()


def opened(request):
    form = OpenForm(request.POST)
    if form.is_valid():
        return HttpResponseRedirect(form.cleaned_data["home"])  # want open-redirect
