"""One function reads where to go, and several views go there."""
from django.shortcuts import redirect
from django.views.generic import FormView, View


class Login(FormView):
    def get_success_url(self):
        return self.request.POST.get("next")  # want open-redirect

    def get(self, request):
        return redirect(self.get_success_url())

    def form_valid(self, form):
        return redirect(self.get_success_url())


def wanted(request):
    return request.GET["to"]


def named(request, name):
    return request.GET[name]


class Shop(View):
    def get(self, request):
        return redirect(wanted(request))  # want open-redirect

    def post(self, request):
        return redirect(wanted(request))

    def put(self, request):
        return redirect(named(request, "a"))  # want open-redirect

    def patch(self, request):
        return redirect(named(request, "b"))  # want open-redirect


def _redirect_to(target):
    """One that does not suffice."""
    if not target or " " in target:
        return "/"
    return target


class Terms(View):
    def get(self, request):
        return redirect(_redirect_to(request.GET["next"]))  # want open-redirect

    def post(self, request):
        return redirect(_redirect_to(request.POST["next"]))
