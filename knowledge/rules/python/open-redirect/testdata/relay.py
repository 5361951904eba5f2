"""RelayState of a SAML response comes with the browser's request."""
from django.shortcuts import redirect
from django.views import View
from onelogin.saml2.auth import OneLogin_Saml2_Auth


class Acs(View):
    def post(self, request):
        auth = OneLogin_Saml2_Auth({"post_data": request.POST})
        auth.process_response()
        return redirect(auth.redirect_to(request.POST.get("RelayState")))  # want open-redirect


class Login(View):
    def get(self, request):
        return redirect(OneLogin_Saml2_Auth({}).login(return_to=request.GET.get("next")))
