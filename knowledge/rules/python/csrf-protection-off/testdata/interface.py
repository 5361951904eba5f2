INSTALLED_APPS = ["shop"]

# Without sessions there is nothing to forge.
MIDDLEWARE = ["django.middleware.security.SecurityMiddleware"]


class Full:
    MIDDLEWARE = [
        "django.contrib.sessions.middleware.SessionMiddleware",
        "django.middleware.csrf.CsrfViewMiddleware",
    ]
