import os

HOSTS = []
for name in os.environ.get("HOSTS", "").split(","):
    HOSTS.append(name.strip())

INSTALLED_APPS = ["django.contrib.auth", "shop"]

MIDDLEWARE = [  # want csrf-protection-off
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
]
