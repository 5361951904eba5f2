INSTALLED_APPS = ["django.contrib.auth", "shop"]

MIDDLEWARE = [  # want csrf-protection-off
    "django.middleware.security.SecurityMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
]
