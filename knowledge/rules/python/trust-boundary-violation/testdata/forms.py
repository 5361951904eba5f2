from django import forms
from django.http import HttpResponse
from django.views import generic


class OrderForm(forms.Form):
    email = forms.EmailField()


class OrderView(generic.FormView):
    form_class = OrderForm

    def form_valid(self, form):
        self.request.session["email"] = form.cleaned_data["email"]  # a form has checked it
        return HttpResponse()


def step(request):
    request.session["email"] = request.POST["email"]  # want trust-boundary-violation
    return HttpResponse()
