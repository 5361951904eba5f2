import os

SECRET_KEY = os.environ["BILLS_KEY"]
DEBUG = False
ALLOWED_HOSTS = ["bills.example.org"]
AUTH_USER_MODEL = "drf_bills.Client"
INSTALLED_APPS = ["django.contrib.auth", "django.contrib.contenttypes", "rest_framework", "corsheaders", "drf_bills"]
MIDDLEWARE = ["corsheaders.middleware.CorsMiddleware", "django.middleware.csrf.CsrfViewMiddleware"]
CORS_ALLOW_ALL_ORIGINS = True  # want cors-credentials-for-any-origin
CORS_ALLOW_CREDENTIALS = True
REST_FRAMEWORK = {"DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.TokenAuthentication"]}
