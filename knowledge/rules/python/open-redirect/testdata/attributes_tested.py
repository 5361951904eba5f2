"""What an attribute of the view holds is tested on some ways, and empty on the others."""
from urllib.parse import urlsplit, parse_qs, urlencode, urlunsplit
from django.db import models
from django.views import View
from django.http import HttpResponseRedirect
from django.urls import reverse


class Client(models.Model):
    client_id = models.CharField(max_length=30)
    _uris = models.TextField()

    @property
    def redirect_uris(self):
        return self._uris.splitlines()


class Plain(View):
    def get(self, request):
        self.uri = request.GET.get("uri")
        client = Client.objects.get(client_id=request.GET["c"])
        if self.uri not in client.redirect_uris:
            return HttpResponseRedirect(reverse("x"))
        return HttpResponseRedirect(self.uri)


class Nested(View):
    def dispatch(self, request):
        self.uri = request.POST.get("uri") or request.GET.get("uri")
        self.client = Client.objects.get(client_id=request.GET["c"])
        if self.uri:
            if self.uri not in self.client.redirect_uris:
                return HttpResponseRedirect(reverse("x"))
        elif self.client.redirect_uris:
            self.uri = self.client.redirect_uris[0]
        else:
            return HttpResponseRedirect(reverse("y"))
        return HttpResponseRedirect(self.uri)


class Split(View):
    def dispatch(self, request):
        self.uri = request.POST.get("uri") or request.GET.get("uri")
        self.client = Client.objects.get(client_id=request.GET["c"])
        self.state = request.GET.get("state")
        if self.uri not in self.client.redirect_uris:
            return HttpResponseRedirect(reverse("x"))
        if self.state:
            uri = urlsplit(self.uri)
            q = parse_qs(uri.query)
            q["state"] = self.state
            uri = uri._replace(query=urlencode(q, doseq=True))
            next_page = urlunsplit(uri)
        else:
            next_page = self.uri
        self.log_out(request)
        return HttpResponseRedirect(next_page)

    def log_out(self, request):
        request.session.flush()


class Joined(View):
    def dispatch(self, request):
        self.uri = request.POST.get("uri") or request.GET.get("uri")
        client = Client.objects.get(client_id=request.GET["c"])
        if self.uri and self.uri not in client.redirect_uris:
            return HttpResponseRedirect(reverse("x"))
        if self.uri:
            return HttpResponseRedirect(self.uri)
        return HttpResponseRedirect("/")


class Emptied(View):
    def dispatch(self, request):
        self.uri = request.GET.get("uri")
        client = Client.objects.get(client_id=request.GET["c"])
        if self.uri:
            if self.uri not in client.redirect_uris:
                return HttpResponseRedirect(reverse("x"))
        if not self.uri:
            self.uri = "/"
        return HttpResponseRedirect(self.uri)


class Variable(View):
    def dispatch(self, request):
        uri = request.GET.get("uri")
        client = Client.objects.get(client_id=request.GET["c"])
        if uri:
            if uri not in client.redirect_uris:
                return HttpResponseRedirect(reverse("x"))
        elif client.redirect_uris:
            uri = client.redirect_uris[0]
        else:
            return HttpResponseRedirect(reverse("y"))
        return HttpResponseRedirect(uri)


class Tried(View):
    def dispatch(self, request):
        self.uri = request.GET.get("uri")
        self.token = request.GET.get("token")
        self.client = None
        if self.token:
            try:
                self.client = Client.objects.get(client_id=self.token)
                if self.uri not in self.client.redirect_uris:
                    return HttpResponseRedirect(reverse("x"))
                return HttpResponseRedirect(self.uri)
            except Client.DoesNotExist:
                pass
        return HttpResponseRedirect("/")


class Untested(View):
    def dispatch(self, request):
        self.uri = request.GET.get("uri")
        client = Client.objects.get(client_id=request.GET["c"])
        if self.uri:
            client.asked(self.uri)
        return HttpResponseRedirect(self.uri)  # want open-redirect


class TestedForSome(View):
    def dispatch(self, request):
        self.uri = request.GET.get("uri")
        self.strict = request.GET.get("strict")
        client = Client.objects.get(client_id=request.GET["c"])
        if self.strict:
            if self.uri not in client.redirect_uris:
                return HttpResponseRedirect(reverse("x"))
        return HttpResponseRedirect(self.uri)  # want open-redirect
