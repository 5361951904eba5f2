# threat-model: remote library
"""What is configured is passed beside the request, or looked up by its name."""
import base64

from django.conf import settings


def by_name(request):
    return request.META["HTTP_X_TOKEN"] == getattr(settings, "API_TOKEN", None)  # want timing-unsafe-comparison


def by_another_name(request):
    return request.META["HTTP_X_THEME"] == getattr(settings, "THEME", None)


def authorize(request, configured_username, configured_password):
    method, _, sent = request.META["HTTP_AUTHORIZATION"].partition(" ")
    if method.lower() != "basic":
        return False
    username, password = base64.b64decode(sent).decode().split(":", 1)
    return username == configured_username and password == configured_password  # want timing-unsafe-comparison


def repeated(password, repeated_password):
    return password == repeated_password
