from django.views.decorators.clickjacking import xframe_options_deny, xframe_options_exempt

X_FRAME_OPTIONS = "ALLOWALL"  # want framing-allowed
MIDDLEWARE = [  # want framing-allowed
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
]


class Good:
    X_FRAME_OPTIONS = "DENY"


def header(response):
    response["X-Frame-Options"] = "ALLOWALL"  # want framing-allowed


def header_well(response):
    response["X-Frame-Options"] = "SAMEORIGIN"


def embed(view):
    return xframe_options_exempt(view)  # want framing-allowed


@xframe_options_deny
def closed(request):
    return None


def plain(request):
    return None


def other(response):
    response["X-Content-Type-Options"] = "nosniff"


def nothing():
    return "ALLOWALL"
