import os

ROOT_URLCONF = "urls"
WSGI_APPLICATION = "wsgi.application"
SECRET_KEY = os.environ["SECRET_KEY"]
ALLOWED_HOSTS = os.environ.get("HOSTS", "shop.example.org").split(",")
DEBUG = os.environ.get("DEBUG") == "yes"
if DEBUG:
    ALLOWED_HOSTS = ["*"]
