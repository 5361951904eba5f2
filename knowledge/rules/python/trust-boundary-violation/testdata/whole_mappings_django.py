# profile: default
from django import forms
from django.http import HttpResponse
from django.views import View


class Look(forms.Form):
    theme = forms.CharField()
    columns = forms.IntegerField()


class Wizard(View):
    defaults = {"step": "1", "plan": "basic"}

    def merged(self, posted):
        data = dict(self.defaults)
        data.update(posted)
        return data

    def post(self, request):
        answers = self.merged(request.POST.dict())
        request.session.update(answers)  # want trust-boundary-violation
        return HttpResponse("next step")


def keep(request):
    request.session.update(request.GET)  # want trust-boundary-violation
    return HttpResponse("ok")


def look(request):
    form = Look(request.POST)
    if form.is_valid():
        request.session.update(form.cleaned_data)  # the form names the entries
    return HttpResponse(request.session["theme"])


def step(request):
    request.session.update({"step": request.POST["step"]})
    return HttpResponse(request.session["step"])
