"""A signature that has to be there, and is compared afterwards."""
import hashlib
import hmac

from django.conf import settings
from django.http import HttpResponse
from django.views import View


def computed(request):
    return "v0=" + hmac.new(settings.KEY, request.body, digestmod=hashlib.sha256).hexdigest()


def verify(request):
    expected_signature = request.headers.get("X-Signature")
    if not expected_signature:
        return False, "missing"
    computed_signature = computed(request)
    if computed_signature != expected_signature:  # want timing-unsafe-comparison
        return False, "wrong"
    return True, ""


def verify_well(request):
    expected_signature = request.headers.get("X-Signature")
    if not expected_signature:
        return False, "missing"
    if not hmac.compare_digest(computed(request), expected_signature):
        return False, "wrong"
    return True, ""


class Hook(View):
    def post(self, request):
        valid, reason = verify(request)
        return HttpResponse("ok" if valid else reason)

    def put(self, request):
        valid, reason = verify_well(request)
        return HttpResponse("ok" if valid else reason)
